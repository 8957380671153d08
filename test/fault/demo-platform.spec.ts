import path from 'node:path';
import { writeFileSync, mkdirSync, existsSync } from 'node:fs';
import type { CliOptions } from '@takeup/testing';
import { removeFolder, runCli, startServer, temporaryFolder, until } from '@takeup/testing';

jest.setTimeout(240_000);

const folder = temporaryFolder();
beforeAll(() => mkdirSync(folder, { recursive: true }));
afterAll(() => removeFolder(folder));

const at = (name: string): CliOptions => ({ dataDir: path.join(folder, name), cwd: folder });

interface Told {
  readonly goals: readonly { readonly initiative: string; readonly state: string }[];
  readonly sources: {
    readonly connections: readonly {
      readonly title: string;
      readonly platform: string | null;
      readonly complete: number;
    }[];
  };
}
const TOLD = '{ goals { initiative state } sources { connections { title platform complete } } }';

describe.each([
  ['slack', 'Slack', 'mattermost'],
  ['viva-engage', 'Viva Engage', 'slack'],
])('Northwind on %s', (platform, title, other) => {
  it('is read from there, and its charters hold', async () => {
    const server = await startServer(at(platform), ['--platform', platform]);
    try {
      let told: Told | undefined;
      await until('the charters stand and the platform has said who it is', async () => {
        told = await server.ask<Told>(TOLD).catch(() => undefined);
        const isKnown = told?.sources.connections.some((own) => own.platform !== null);
        return isKnown === true && (told?.goals.length ?? 0) >= 6;
      });
      const states = Object.fromEntries(
        told?.goals.map(({ initiative, state }) => [initiative, state]) ?? [],
      );
      expect(states).toEqual({
        'ask-an-expert': 'CONFIRMED',
        'branch-answers': 'CONFIRMED',
        'fraud-patterns': 'DRAFT',
      });
      const titles = told?.sources.connections.map((own) => own.title);
      expect(titles).toContain(title);
      expect(titles).not.toContain('Mattermost');
    } finally {
      await server.stop();
    }
  });

  it('is refused on another platform in the same database', async () => {
    const { code, stderr } = await runCli(['serve', '--platform', other], at(platform));
    expect(stderr).toMatch(
      new RegExp(`--platform ${other}: this database holds Northwind on ${platform}[^]*TAKEUP_DATA_DIR`),
    );
    expect(code).toBe(2);
  });
});

describe('takeup serve --platform', () => {
  it.each<[string, readonly string[], RegExp]>([
    [
      'a platform that it does not know',
      ['--platform', 'wiki'],
      /Allowed choices are mattermost, slack, viva-engage/,
    ],
    ['a demo that is to be empty', ['--platform', 'slack', '--empty'], /cannot be used with/],
  ])('refuses %s, and makes nothing', async (_, args, words) => {
    const { code, stderr } = await runCli(['serve', ...args], at('none'));
    expect(stderr).toMatch(words);
    expect(code).toBe(2);
    expect(existsSync(path.join(folder, 'none'))).toBe(false);
  });

  it('refuses where an organisation is configured, and makes nothing', async () => {
    const own = path.join(folder, 'own');
    mkdirSync(own);
    writeFileSync(path.join(own, 'takeup.yaml'), 'organisation: { name: Own }\n');
    const { code, stderr } = await runCli(['serve', '--platform', 'slack'], {
      dataDir: path.join(own, 'data'),
      cwd: own,
    });
    expect(stderr).toMatch(/--platform slack: .*no place for the demo/);
    expect(code).toBe(2);
    expect(existsSync(path.join(own, 'data'))).toBe(false);
  });
});
