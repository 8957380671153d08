import type { Served } from '@takeup/connectors/testing';
import { conformance, serve } from '@takeup/connectors/testing';
import { mattermost } from './mattermost.js';
import type { Board } from './testing/board.js';
import { answerOf } from './testing/board.js';
import { CUTS, SPAN, TOKEN, smallBank } from './testing/small-bank.js';

const boards: readonly (readonly [string, Board])[] = [
  ['with the Enterprise report', smallBank],
  ['with the report of older servers', { ...smallBank, postsById: true }],
  ['without the report', { ...smallBank, edition: 'team' }],
];

describe.each(boards)('%s', (_, board) => {
  let server: Served;
  beforeAll(async () => (server = await serve(answerOf(board, { list: 7, report: 7 }))));
  afterAll(() => server.close());

  const cases = conformance({
    connector: mattermost,
    platform: () => server.url,
    configFor: (url) => ({ url, token: TOKEN }),
    secret: TOKEN,
    span: SPAN,
    cuts: CUTS,
    ...(board.edition === 'team' ? {} : { expired: { posts: 'no-cursor' } }),
    neverEmpty: {
      users: 'a page that is not full is the last',
      channels: 'a page that is not full is the last',
    },
  });
  it.each(cases)('$name', ({ run }) => run(), 60_000);
});
