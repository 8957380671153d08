import type { Served } from '@takeup/connectors/testing';
import { conformance, serve } from '@takeup/connectors/testing';
import { answerOf } from './testing/answer.js';
import { CUTS, EMAIL, KEY, SPAN, smallOrganisation } from './testing/organisation.js';
import { zulip } from './zulip.js';

describe('an organisation', () => {
  let server: Served;
  beforeAll(async () => (server = await serve(answerOf(smallOrganisation))));
  afterAll(() => server.close());

  const cases = conformance({
    connector: zulip,
    platform: () => server.url,
    configFor: (url) => ({ url, email: EMAIL, api_key: KEY }),
    secret: KEY,
    span: SPAN,
    cuts: CUTS,
    neverEmpty: {
      users: 'come in one answer',
      channels: 'come in one answer',
      messages:
        'the next are asked for by the oldest of a page; one that is empty and not the last is refused',
    },
  });
  it.each(cases)('$name', ({ run }) => run(), 60_000);
});
