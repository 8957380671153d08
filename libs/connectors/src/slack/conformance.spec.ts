import type { Served } from '@takeup/connectors/testing';
import { conformance, serve } from '@takeup/connectors/testing';
import { slack } from './slack.js';
import { answerOf } from './testing/answer.js';
import type { Workspace } from './testing/workspace.js';
import { CUTS, SPAN, TOKEN, smallWorkspace } from './testing/workspace.js';

const workspaces: readonly (readonly [string, Workspace, object])[] = [
  ['with files of members and channels', smallWorkspace, { analytics_token: TOKEN, token: TOKEN }],
  ['with files of members only', smallWorkspace, { analytics_token: TOKEN }],
  [
    'with files of channels only',
    { ...smallWorkspace, filesRefused: 'member_analytics_disabled' },
    { analytics_token: TOKEN },
  ],
  ['with channels only', smallWorkspace, { token: TOKEN, channels: 'all' }],
  [
    'on a plan without files',
    { ...smallWorkspace, filesRefused: 'feature_not_available' },
    { analytics_token: TOKEN, token: TOKEN },
  ],
];

describe.each(workspaces)('%s', (_, workspace, config) => {
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
  });
  it.each(cases)('$name', ({ run }) => run(), 60_000);
});
