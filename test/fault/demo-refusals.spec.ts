import path from 'node:path';
import { writeFileSync, mkdirSync, existsSync } from 'node:fs';
import type { CliOptions } from '@takeup/testing';
import { removeFolder, runCli, temporaryFolder } from '@takeup/testing';

const folder = temporaryFolder();
beforeAll(() => mkdirSync(folder, { recursive: true }));
afterAll(() => removeFolder(folder));

const at = (name: string): CliOptions => ({ dataDir: path.join(folder, name), cwd: folder });

describe('takeup serve --platform and --directory', () => {
  it.each<[string, readonly string[], RegExp]>([
    [
      'a platform that it does not know',
      ['--platform', 'wiki'],
      /Allowed choices are mattermost, slack, viva-engage/,
    ],
    ['a directory that it does not know', ['--directory', 'ldap'], /Allowed choices are csv, scim/],
    ['a demo that is to be empty', ['--platform', 'slack', '--empty'], /cannot be used with/],
    ['people of an empty demo', ['--directory', 'scim', '--empty'], /cannot be used with/],
  ])('refuses %s, and makes nothing', async (_, args, words) => {
    const { code, stderr } = await runCli(['serve', ...args], at('none'));
    expect(stderr).toMatch(words);
    expect(code).toBe(2);
    expect(existsSync(path.join(folder, 'none'))).toBe(false);
  });

  it.each([
    ['platform', 'slack'],
    ['directory', 'scim'],
  ])('refuses --%s where an organisation is configured, and makes nothing', async (option, value) => {
    const own = path.join(folder, option);
    mkdirSync(own);
    writeFileSync(path.join(own, 'takeup.yaml'), 'organisation: { name: Own }\n');
    const { code, stderr } = await runCli(['serve', `--${option}`, value], {
      dataDir: path.join(own, 'data'),
      cwd: own,
    });
    expect(stderr).toMatch(new RegExp(`--${option} ${value}: .*no place for the demo`));
    expect(code).toBe(2);
    expect(existsSync(path.join(own, 'data'))).toBe(false);
  });
});
