import { sealed } from '../sample.spec-data.js';
import { reportCsv } from './csv.js';

describe('the table of a month', () => {
  const [head = '', ...rows] = reportCsv(sealed()).trimEnd().split('\r\n');
  const column = (name: string) => head.split(',').indexOf(name);
  const cell = (row: string, name: string) => row.split(',')[column(name)];

  it('has a line for every figure, all as wide as its head', () => {
    expect(rows).toHaveLength(2 + 4 + 2 + 2);
    for (const row of rows) expect(row.split(',')).toHaveLength(head.split(',').length);
  });

  it('has a line for what did not come, by its source, without a figure', () => {
    const gaps = rows.filter((row) => cell(row, 'section') === 'gap');
    expect(gaps.map((row) => [cell(row, 'name'), cell(row, 'period'), cell(row, 'value')])).toEqual([
      ['Mattermost', '2026-10-19..2026-10-22', ''],
      ['Client question tickets', '2026-10-05..2026-10-11', ''],
    ]);
  });

  it('never begins a cell like a formula', () => {
    expect(rows.some((row) => row.includes("'=cmd|A1"))).toBe(true);
    expect(rows.some((row) => /(^|,)=/.test(row))).toBe(false);
  });

  it('leaves empty what is not known', () => {
    const silent = rows.find((row) => row.includes('Repeat questions')) ?? '';
    expect([cell(silent, 'value'), cell(silent, 'low'), cell(silent, 'gap')]).toEqual(['', '', '']);
    for (const row of rows.filter((own) => cell(own, 'status') === 'HIDDEN'))
      for (const name of ['value', 'people', 'count', 'low', 'high', 'path', 'gap', 'baseline'])
        expect(cell(row, name)).toBe('');
  });
});
