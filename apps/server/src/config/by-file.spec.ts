import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { en } from '@takeup/words';
import { KNOWN_BY_FILE } from '../graphql/connection-view.js';
import { readOperatorFile } from './operator-file.js';

const DOCS = path.resolve(__dirname, '../../../../docs');
const PAGES: Readonly<Record<string, string>> = {
  activitystreams: 'connectors/activitystreams.md',
};
const ENV = {
  WAREHOUSE_URL: 'postgresql://reader:password@warehouse.example.org/kpi',
  ...{ SOCIAL_TOKEN: 't', SCIM_TOKEN: 't', ENTRA_SECRET: 't', KPI_TOKEN: 't' },
};
const folder = mkdtempSync(path.join(tmpdir(), 'by-file-'));
beforeAll(() => {
  mkdirSync(path.join(folder, 'kpi'));
  writeFileSync(path.join(folder, 'kpi/reviews.sql'), 'SELECT 1');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The ids of all that a file connects, or what is wrong with it. */
function connectedBy(lines: string) {
  const file = path.join(folder, 'takeup.yaml');
  writeFileSync(file, lines);
  const read = readOperatorFile(file, ENV);
  if (!('sources' in read)) return read;
  const { sources, inbound, directory, config } = read;
  return [
    ...sources.map(({ connector }) => connector.id),
    ...inbound.map(({ receiver }) => receiver.id),
    ...(directory === null ? [] : [directory.connector.id]),
    ...config.outcomes.flatMap((own) => ('connector' in own ? [own.connector.id] : [])),
  ];
}

describe.each(KNOWN_BY_FILE)('$id, which no form connects', ({ id }) => {
  const said = en.byFile.of(id);

  it('has lines that the check of takeup.yaml takes, and that connect it', () => {
    expect(connectedBy(said?.lines ?? '')).toEqual([id]);
  });

  it('has the lines that its page has', () => {
    const page = readFileSync(path.join(DOCS, PAGES[id] ?? ''), 'utf8');
    const [, ...below] = (said?.lines ?? '').split('\n');
    expect(page).toContain(below.join('\n'));
  });
});

it('the program that signs is the one of the page on webhooks', () => {
  const page = readFileSync(path.join(DOCS, 'connectors/webhook.md'), 'utf8');
  expect(page).toContain(en.connect.hook.sample('https://takeup.example/hooks/wiki', 'WIKI_HOOK_SECRET'));
});
