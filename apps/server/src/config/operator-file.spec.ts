import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { mergesYaml } from '../merges-yaml.js';
import { readOperatorFile } from './operator-file.js';

const folder = mkdtempSync(path.join(os.tmpdir(), 'takeup-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(text: string) {
  const file = path.join(folder, 'takeup.yaml');
  writeFileSync(file, text);
  const found = readOperatorFile(file, {});
  return 'config' in found ? found.config : found.map((line) => line.replace(`${file}: `, ''));
}

it('what the preview proposes can be put into takeup.yaml as it stands', () => {
  const merges = [
    { into: 'Sales: EU/Other "small"', from: ['Sales: EU/#1', 'Sales: EU/- b', 'Sales: EU/yes'] },
  ];
  expect(read(mergesYaml(merges) ?? '')).toMatchObject({ merges });
});

it('without merges there are none', () => {
  expect(read('directory: {}')).toMatchObject({ merges: [] });
});

it('lists every fault of the merges at once', () => {
  const text = `
organisation: { it_departments: [Technology/Data] }
directory:
  merges:
    - { into: Sales/Other, from: [ Sales / Lyon, Sales/Nice, Legal/Audit ] }
    - { into: Sales/More, from: [Sales/Nice] }
    - { into: ALL, from: [Technology, Risk] }
`;
  expect(read(text)).toEqual([
    'directory.merges.0 from Legal/Audit: only departments of the parent of the new name can be merged',
    'directory.merges.1 into Sales/More: from must name two departments or more',
    'directory.merges.1 Sales/Nice is named twice',
    'directory.merges.2 into ALL: this name means something else; choose another one',
    'organisation.it_departments names Technology/Data, which directory.merges takes away',
  ]);
});

it('says where the shape is wrong', () => {
  expect(read('directory: { merges: [{ into: A, from: B }] }')).toEqual([
    'directory.merges.0.from must be a list of departments',
  ]);
});

describe('domains that count as another one', () => {
  it('are taken as addresses are, without case', () => {
    expect(read('directory: { domains: { Old.example: northwind.example } }')).toMatchObject({
      domains: new Map([['old.example', 'northwind.example']]),
    });
    expect(read('directory: {}')).toMatchObject({ domains: new Map() });
  });

  it.each([
    [
      '{ "@old.example": northwind.example }',
      '@old.example is no domain such as northwind.example; leave the @ out',
    ],
    ['{ old: old }', 'old is no domain such as northwind.example; leave the @ out'],
    ['{ a.example: A.example }', 'a.example is to count as itself'],
    [
      '{ a.example: b.example, b.example: c.example }',
      'a.example is to count as b.example, which is to count as another one; name that',
    ],
  ])('%s', (domains, fault) => {
    expect(read(`directory: { domains: ${domains} }`)).toContain(`directory.domains: ${fault}`);
  });

  it('are a list of pairs', () => {
    expect(read('directory: { domains: [a.example] }')).toEqual([
      'directory.domains must be a list such as old.example: northwind.example',
    ]);
  });
});

it('takes no policy that protects nobody, and says what is the least', () => {
  expect(read('privacy: { minimum_group: 3, t: 0, locked: "" }')).toEqual([
    'privacy.minimum_group must not be below 5',
    'privacy.t must not be below 2',
    'privacy.locked must not be empty',
  ]);
  expect(read('privacy: { minimum_group: 7.5 }')).toEqual([expect.stringContaining('privacy.minimum_group')]);
  expect(read('privacy: { minimum_group: 12, locked: "Works agreement 7/2025" }')).toMatchObject({
    policy: { minimumGroup: 12, t: 2 },
    policyLock: 'Works agreement 7/2025',
  });
});

describe('the directory that is asked', () => {
  it('is none unless the file names one', () => {
    const file = path.join(folder, 'takeup.yaml');
    writeFileSync(file, 'directory: {}');
    expect(readOperatorFile(file, {})).toMatchObject({ directory: null });
  });

  it('has its secret from the environment', () => {
    const file = path.join(folder, 'takeup.yaml');
    writeFileSync(
      file,
      `directory: { source: { connector: scim, url: "https://people.example.org/scim/v2/Users/", token: { env: SCIM } } }`,
    );
    const found = readOperatorFile(file, { SCIM: 'x' });
    expect(found).toMatchObject({ directory: { config: { url: 'https://people.example.org/scim/v2' } } });
    expect(JSON.stringify(found)).not.toContain('"x"');
  });

  it.each([
    ['{ connector: ldap }', 'directory.source: there is no directory ldap; there are: scim, entra'],
    [
      '{ connector: scim, url: "https://people.example.org", token: { env: NONE } }',
      "directory.source: token: the environment's NONE is empty or missing",
    ],
    [
      '{ connector: entra, tenant: "a b", client_id: c, client_secret: { env: NONE } }',
      "directory.source: client_secret: the environment's NONE is empty or missing",
    ],
    ['{ url: x }', 'directory.source.connector must be text'],
  ])('%s', (source, fault) => {
    expect(read(`directory: { source: ${source} }`)).toEqual([fault]);
  });
});

describe('values of KPIs that are asked for', () => {
  const http = 'connector: http, url: "https://kpi.example.org/weekly"';
  it.each([
    ['{ series: a/b }', 'outcomes a/b: name a file, or a connector: http, sql'],
    ['{ series: a/b, file: x.csv, connector: sql }', 'outcomes a/b: name a file, or a connector: http, sql'],
    ['{ series: a/b, file: x.csv, rows: $ }', 'outcomes a/b: rows is not known beside a file'],
    ['{ series: a/b, connector: ldap }', 'outcomes a/b: there is no connector ldap; there are: http, sql'],
    [
      `{ series: a/b, ${http}, token: plain, columns: { at: $.at, value: $.v } }`,
      'outcomes a/b: token must be { env: NAME } or { file: PATH }, never the token itself',
    ],
    [
      `{ series: a/b, ${http}, columns: { at: "$.[", value: $.v } }`,
      'outcomes a/b: columns.at must be a JSONPath such as $.data[*], of 200 letters at most, without match() and search(), and with `..` once at most',
    ],
    [
      '{ series: a/b, connector: sql, database: "postgresql://a:b@c/d", query: SELECT 1 }',
      'outcomes a/b: database must be { env: NAME } or { file: PATH }, never the database itself',
    ],
    [
      '{ series: a/b, connector: sql, database: { env: URL }, query: SELECT 1, timeout_s: 9000 }',
      'outcomes a/b: timeout_s must be at most 600',
    ],
  ])('%s', (entry, fault) => {
    const file = path.join(folder, 'takeup.yaml');
    writeFileSync(file, `outcomes: [${entry}]`);
    const found = readOperatorFile(file, { URL: 'postgresql://a:b@c/d' });
    expect(found).toEqual([`${file}: ${fault}`]);
  });

  it('takes a query from a file beside it', () => {
    const file = path.join(folder, 'takeup.yaml');
    writeFileSync(path.join(folder, 'kpi.sql'), 'SELECT 1');
    writeFileSync(
      file,
      'outcomes: [{ series: a/b, connector: sql, database: { env: URL }, query: { file: kpi.sql } }]',
    );
    const found = readOperatorFile(file, { URL: 'postgresql://a:pass@c/d' });
    expect(found).toMatchObject({ config: { outcomes: [{ config: { query: 'SELECT 1' } }] } });
    expect(JSON.stringify(found)).not.toContain('pass');
  });
});
