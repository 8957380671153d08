import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ScimServer } from '@takeup/simulator';
import { scimServer } from '@takeup/simulator';
import type { CliOptions } from '@takeup/testing';
import { peopleOf, removeFolder, runCli, temporaryFolder } from '@takeup/testing';

jest.setTimeout(240_000);

const TOKEN = 'a-token-of-the-directory';
const folder = temporaryFolder();
const optionsWith = (token: string): CliOptions => ({
  dataDir: path.join(folder, 'data'),
  cwd: folder,
  env: { SCIM_TOKEN: token },
});
let server: ScimServer;

const configure = (source: string) =>
  writeFileSync(path.join(folder, 'takeup.yaml'), `directory: { source: ${source} }\n`);
const sourceWith = (more: string) => `{ connector: scim, url: "${server.url}", ${more} }`;
const ALLOWED = 'token: { env: SCIM_TOKEN }, allow_hosts: [127.0.0.1]';

async function importing(args: readonly string[] = [], token = TOKEN) {
  const { code, stdout, stderr } = await runCli(['import', 'directory', ...args], optionsWith(token));
  expect(`${stdout}${stderr}`).not.toContain(TOKEN);
  return { code, stdout, stderr };
}

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  server = await scimServer({ people: () => peopleOf('p', 230, { department: 'Retail' }), token: TOKEN });
});
afterAll(async () => {
  await server.close();
  removeFolder(folder);
});

describe('takeup import directory without a file', () => {
  it('asks the directory that takeup.yaml names, and finds it unchanged the second time', async () => {
    configure(sourceWith(ALLOWED));
    expect(await importing()).toMatchObject({ code: 0, stdout: expect.stringMatching(/^230 people/) });
    expect(await importing(['--format', 'json'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/"people": ?230/),
    });
  });

  it.each<[string, () => string, readonly string[], number, RegExp]>([
    ['where none is named', () => '', [], 2, /no directory to ask[\s\S]*connect a directory/],
    ['with a day', () => sourceWith(ALLOWED), ['--as-of', '2026-01-01'], 2, /speaks of today/],
    [
      'within a network that nobody allowed',
      () => sourceWith('token: { env: SCIM_TOKEN }'),
      [],
      1,
      /private/,
    ],
    [
      'with a token in the file',
      () => sourceWith('token: plain'),
      [],
      2,
      /directory\.source: token must be \{ env: NAME \} or \{ file: PATH \}/,
    ],
    [
      'of another kind',
      () => '{ connector: ldap }',
      [],
      2,
      /there is no directory ldap; there are: scim, entra/,
    ],
    [
      'with a column of a wrong attribute',
      () => sourceWith(`${ALLOWED}, columns: { department: "a b" }`),
      [],
      2,
      /directory\.source: columns\.department must be an attribute/,
    ],
  ])('says what is wrong %s', async (_, source, args, exit, words) => {
    writeFileSync(path.join(folder, 'takeup.yaml'), '');
    if (source() !== '') configure(source());
    const { code, stderr } = await importing(args);
    expect(stderr).toMatch(words);
    expect(code).toBe(exit);
  });

  it('says that a token is not taken', async () => {
    configure(sourceWith(ALLOWED));
    const { code, stderr } = await importing([], 'another');
    expect(stderr).toMatch(/SCIM 2\.0: The directory does not take the token[\s\S]*401/);
    expect(code).toBe(1);
  });
});
