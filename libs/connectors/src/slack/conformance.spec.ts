import type { Served } from '@takeup/connectors/testing';
import { conformance, serve } from '@takeup/connectors/testing';
import { slack } from './slack.js';
import { answerOf } from './testing/answer.js';
import type { Workspace } from './testing/workspace.js';
import { CUTS, SPAN, TOKEN, smallWorkspace } from './testing/workspace.js';

/** Where no file of members is given, people are listed, by a cursor of Slack's. */
const LISTED = { users: 'gone' };

const FILE_A_DAY = 'a file a day, which is read to its end';

const workspaces: readonly (readonly [string, Workspace, object, Readonly<Record<string, string>>])[] = [
  ['with files of members and channels', smallWorkspace, { analytics_token: TOKEN, token: TOKEN }, {}],
  ['with files of members only', smallWorkspace, { analytics_token: TOKEN }, {}],
  [
    'with files of channels only',
    { ...smallWorkspace, filesRefused: 'member_analytics_disabled' },
    { analytics_token: TOKEN },
    {},
  ],
  ['with channels only', smallWorkspace, { token: TOKEN, channels: 'all' }, LISTED],
  [
    'on a plan without files',
    { ...smallWorkspace, filesRefused: 'feature_not_available' },
    { analytics_token: TOKEN, token: TOKEN },
    LISTED,
  ],
];

describe.each(workspaces)('%s', (_, workspace, config, expired) => {
  let server: Served;
  beforeAll(async () => (server = await serve(answerOf(workspace))));
  afterAll(() => server.close());

  const cases = conformance({
    connector: slack,
    platform: () => server.url,
    configFor: (url) => ({ url, ...config }),
    secret: TOKEN,
    span: SPAN,
    cuts: CUTS,
    expired,
    neverEmpty: { members: FILE_A_DAY, counts: FILE_A_DAY },
  });
  it.each(cases)('$name', ({ run }) => run(), 60_000);
});
