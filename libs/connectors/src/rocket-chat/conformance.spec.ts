import type { Served } from '@takeup/connectors/testing';
import { conformance, serve } from '@takeup/connectors/testing';
import { rocketChat } from './rocket-chat.js';
import { answerOf } from './testing/answer.js';
import { configFor } from './testing/opened.js';
import { CUTS, SPAN, TOKEN, smallWorkspace } from './testing/workspace.js';

describe.each([
  ['with the dashboard', {}],
  ['without', { dashboard: false }],
])('%s', (_, config) => {
  let server: Served;
  beforeAll(async () => (server = await serve(answerOf(smallWorkspace))));
  afterAll(() => server.close());

  const cases = conformance({
    connector: rocketChat,
    platform: () => server.url,
    configFor: (url) => configFor(url, config),
    secret: TOKEN,
    span: SPAN,
    cuts: CUTS,
    neverEmpty: {
      users: 'the next are asked for by how many came; an empty page that is not the last is refused',
      channels: 'the next are asked for by how many came; an empty page that is not the last is refused',
      presence: 'needs the list of users',
    },
  });
  it.each(cases)('$name', ({ run }) => run(), 60_000);
});
