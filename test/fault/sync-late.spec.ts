import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { addDays } from '@takeup/domain';
import type { PlatformServer } from '@takeup/simulator';
import { slackServer, smallContent } from '@takeup/simulator';
import type { CliOptions } from '@takeup/testing';
import { PLATFORM_TOKEN, removeFolder, runCli, runWell, temporaryFolder } from '@takeup/testing';

jest.setTimeout(120_000);

const TODAY = new Date().toISOString().slice(0, 10);
const SINCE = addDays(TODAY, -5);
const folder = temporaryFolder();
const options: CliOptions = {
  dataDir: path.join(folder, 'data'),
  cwd: folder,
  env: { SLACK_TOKEN: PLATFORM_TOKEN },
};
let platform: PlatformServer;

beforeAll(async () => {
  platform = await slackServer({
    content: smallContent({ seed: 3, accounts: 12, channels: 1, days: 10, from: addDays(TODAY, -10) }),
    // Yesterday's files, of members and of channels, are made at six.
    clock: () => Date.parse(`${TODAY}T03:00:00Z`),
    token: PLATFORM_TOKEN,
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, 'takeup.yaml'),
    `connections: [{ key: chat, title: Chat, connector: slack, url: "${platform.url}/api", analytics_token: { env: SLACK_TOKEN }, since: ${SINCE}, allow_hosts: [127.0.0.1] }]\n`,
  );
  writeFileSync(path.join(folder, 'directory.csv'), 'employee_id\n1\n');
  await runWell(['import', 'directory', path.join(folder, 'directory.csv')], options);
});
afterAll(async () => {
  await platform.close();
  removeFolder(folder);
});

describe('takeup sync where the newest day comes later', () => {
  it('is done when all that is there was read, and says what is still to come', async () => {
    const { code, stdout, stderr } = await runCli(['sync', '--format', 'json'], options);
    expect(JSON.parse(stdout)).toMatchObject([{ slices: 8, left: 2, fault: { kind: 'not-yet' } }]);
    expect(stderr).toMatch(/chat: The platform has not made these days ready yet\./);
    expect(code).toBe(0);
  });

  it('is not done where something else is wrong', async () => {
    const { code, stderr } = await runCli(['sync'], { ...options, env: { SLACK_TOKEN: 'another' } });
    expect(stderr).toMatch(/chat: The platform does not take the token\./);
    expect(code).toBe(1);
  });
});
