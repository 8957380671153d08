import type { Served } from '@takeup/connectors/testing';
import { conformance, serve } from '@takeup/connectors/testing';
import { discourse } from './discourse.js';
import { answerOf } from './testing/answer.js';
import type { Forum } from './testing/forum.js';
import { CUTS, EXPLORER_TOKEN, SPAN, TOKEN, smallForum } from './testing/forum.js';
import { configFor } from './testing/opened.js';

const forums: readonly (readonly [string, Forum, object, string])[] = [
  ['with the Data Explorer', smallForum, {}, EXPLORER_TOKEN],
  ['without', { ...smallForum, paging: 'older' }, { explorer: undefined }, TOKEN],
];

describe.each(forums)('%s', (_, forum, config, secret) => {
  let server: Served;
  beforeAll(async () => (server = await serve(answerOf(forum))));
  afterAll(() => server.close());

  const cases = conformance({
    connector: discourse,
    platform: () => server.url,
    configFor: (url) => configFor(url, config),
    secret,
    span: SPAN,
    cuts: CUTS,
    neverEmpty: {
      users: 'an empty page is how the list ends',
      categories: 'come in one answer',
      posts:
        'where the newest page is empty nothing says what is beneath it, and the days wait; others are gone past',
      visits: 'an empty answer is how a day ends',
      likes: 'an empty answer is how a day ends',
    },
  });
  it.each(cases)('$name', ({ run }) => run(), 60_000);
});
