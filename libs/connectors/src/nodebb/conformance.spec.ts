import type { Served } from '@takeup/connectors/testing';
import { conformance, serve } from '@takeup/connectors/testing';
import { nodebb } from './nodebb.js';
import { answerOf } from './testing/answer.js';
import type { Forum } from './testing/forum.js';
import { CUTS, SPAN, TOKEN, smallForum } from './testing/forum.js';

const forums: readonly (readonly [string, Forum, object])[] = [
  ['a forum', smallForum, {}],
  ['a forum whose pages grow', { ...smallForum, redis: true }, {}],
  ['a forum with a private category', smallForum, { private_categories: ['board-room'] }],
];

describe.each(forums)('%s', (_, forum, config) => {
  let server: Served;
  beforeAll(async () => (server = await serve(answerOf({ ...forum, peopleAtATime: 3 }))));
  afterAll(() => server.close());

  const cases = conformance({
    connector: nodebb,
    platform: () => server.url,
    configFor: (url) => ({ url, token: TOKEN, ...config }),
    secret: TOKEN,
    span: SPAN,
    cuts: CUTS,
    neverEmpty: { categories: 'come in one answer' },
  });
  it.each(cases)('$name', ({ run }) => run(), 60_000);
});
