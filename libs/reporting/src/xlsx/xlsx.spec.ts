import { readXlsx } from 'hucre/xlsx';
import { unzipSync } from 'fflate';
import { sealed } from '../sample.spec-data.js';
import { linesOf } from '../model/lines.js';
import { reportXlsx } from './xlsx.js';

const edition = sealed();
const lines = linesOf(edition);
let bytes: Uint8Array;
let sheets: ReadonlyMap<string, readonly (readonly unknown[])[]>;

beforeAll(async () => {
  bytes = await reportXlsx(edition);
  sheets = new Map((await readXlsx(bytes)).sheets.map(({ name, rows }) => [name, rows]));
});

const sheet = (name: string) => {
  const [head = [], ...rows] = sheets.get(name) ?? [];
  return rows.map((row) => Object.fromEntries(head.map((column, i) => [String(column), row[i] ?? null])));
};

describe('the workbook of a month', () => {
  it('has a sheet in words and one a section', () =>
    expect([...sheets.keys()]).toEqual(['Report', 'Goals', 'Adoption targets', 'Adoption', 'Missing days']));

  it('says in words what the report says, with the hash of its data file', () => {
    const said = (sheets.get('Report') ?? []).flat().join(' ');
    expect(said).toContain('21.3 h');
    expect(said).toContain(edition.sha256);
    expect(said).not.toContain('**');
  });

  it.each(['Goals', 'Adoption targets', 'Adoption', 'Missing days'])(
    'has every figure of the table under %s, unrounded and as a number',
    (name) => {
      const section = { Goals: 'goal', 'Adoption targets': 'target', Adoption: 'adoption' }[name] ?? 'gap';
      const own = lines.filter((line) => line['section'] === section);
      const rows = sheet(name);
      expect(rows).toHaveLength(own.length);
      own.forEach((line, i) => {
        for (const [column, value] of Object.entries(line))
          if (typeof value === 'number') expect(rows[i]?.[column]).toBe(value);
      });
    },
  );

  it('has days as days', () => {
    const deadlines = sheet('Goals').map(({ deadline }) => deadline);
    expect(deadlines.some((day) => day instanceof Date || /^\d{4}-\d{2}-\d{2}T00:00/.test(String(day)))).toBe(
      true,
    );
  });

  it('leaves empty what is hidden', () => {
    const hidden = [...sheet('Adoption targets'), ...sheet('Adoption')].filter(
      ({ status }) => status === 'HIDDEN',
    );
    expect(hidden.length).toBeGreaterThan(0);
    for (const row of hidden)
      for (const name of ['value', 'people', 'count', 'low', 'high', 'path', 'gap', 'baseline'])
        expect(row[name] ?? null).toBeNull();
  });

  it('holds no formula: a text that looks like one stays a text', () => {
    const parts = Object.entries(unzipSync(bytes));
    const text = parts.map(([, part]) => Buffer.from(part).toString('utf8')).join('');
    expect(text).toContain('=cmd|A1');
    expect(text).not.toMatch(/<f[ >]/);
  });

  it('is the same bytes every time', async () => expect(await reportXlsx(edition)).toEqual(bytes));
});
