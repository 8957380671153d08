import path from 'node:path';
import { mkdirSync } from 'node:fs';
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
  ['slack', 'Slack', 'mattermost', 'csv', 'scim'],
  ['viva-engage', 'Viva Engage', 'slack', 'scim', 'csv'],
])('Northwind on %s', (platform, title, other, directory, otherDirectory) => {
  it('is read from there, and its charters hold', async () => {
    const server = await startServer(at(platform), ['--platform', platform, '--directory', directory]);
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

  it.each([
    ['--platform', other, `Northwind on ${platform}`],
    ['--directory', otherDirectory, `Northwind with a directory by ${directory}`],
  ])('is refused with another %s in the same database', async (option, value, held) => {
    const { code, stderr } = await runCli(['serve', option, value], at(platform));
    expect(stderr).toMatch(new RegExp(`${option} ${value}: this database holds ${held}[^]*TAKEUP_DATA_DIR`));
    expect(code).toBe(2);
  });
});
