import { csvOf, directoryText } from '@takeup/testing';
import { GOOD_ACTS, PEOPLE, manyLines } from './fixtures.js';

/** UTF-16 text in either byte order, with or without its mark. */
function utf16(text: string, order: 'LE' | 'BE', mark: boolean): Uint8Array {
  const bytes = Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le');
  return order === 'LE' ? bytes : bytes.swap16();
}

export interface Asked {
  readonly asOf?: string;
  readonly covers?: { readonly from: string; readonly to: string };
}
/** What came, the exit code it leads to, and what is said: what happened, where, and what to do. */
export type BadFile = readonly [
  name: string,
  what: 'directory' | 'activity',
  content: string | Uint8Array,
  exit: 1 | 2,
  words: RegExp,
  asked?: Asked,
];

export const REFUSED: readonly BadFile[] = [
  [
    'a directory with an id twice',
    'directory',
    directoryText([...PEOPLE, ...PEOPLE.slice(0, 1)]),
    2,
    /lines 2 and 22: .*more than once.*\n.*one line/s,
  ],
  [
    'a manager loop',
    'directory',
    csvOf(`
     employee_id | manager_id
     a           | b
     b           | c
     c           | a
     d           | d`),
    2,
    /lines \S+, \S+, \S+: 3 people report to each other in a circle.*\n.*manager_id/s,
  ],
  [
    'a directory of which 25 % have gone',
    'directory',
    directoryText(PEOPLE.slice(0, 15)),
    1,
    /The file has 15 people: more than a fifth of the directory would vanish.*\n.*--allow-shrink/s,
  ],
  ['an empty directory', 'directory', '', 2, /The file is empty\.\n.*Export it again/s],
  ['an empty activity file', 'activity', '', 2, /The file is empty\.\n/],
  ['a header and nothing else', 'directory', 'employee_id,department\n', 2, /has a header and no lines.*\n/],
  ['no line of activity', 'activity', 'at,account,kind\n', 2, /has a header and no lines.*\n/],
  ...(['directory', 'activity'] as const).flatMap((what) =>
    (['LE', 'BE'] as const).flatMap((order) =>
      [true, false].map((mark) => {
        const text = what === 'directory' ? directoryText(PEOPLE) : GOOD_ACTS;
        const name = `UTF-16 ${order} ${mark ? 'with' : 'without'} its mark as ${what}`;
        return [name, what, utf16(text, order, mark), 2, /UTF-16.*\n.*CSV UTF-8/s] as const;
      }),
    ),
  ),
  [
    'bytes that are no UTF-8',
    'directory',
    Buffer.from('employee_id,department\nx1,K\xf6ln\n', 'latin1'),
    2,
    /not UTF-8.*\n.*CSV UTF-8/s,
  ],
  [
    'bytes that are no UTF-8 in activity',
    'activity',
    Buffer.from(`${GOOD_ACTS}2025-03-04,\xe9,post\n`, 'latin1'),
    2,
    /not UTF-8/,
  ],
  [
    'a start on 30 February',
    'directory',
    csvOf(`
     employee_id | start_date
     x1          | 2026-02-30
     x2          | 2026-02-28`),
    2,
    /lines 2: One line has a start_date or end_date that is no day.*\n.*2026-03-31/s,
  ],
  [
    'a person without an id',
    'directory',
    csvOf(`
     department | employee_id
     Berlin     | x1
     Berlin     |`),
    2,
    /line 3: A person has no employee_id.*\n/s,
  ],
  [
    'a directory without its column',
    'directory',
    'name,department\nA,B\n',
    2,
    /line 1: .*lacks: employee_id.*\n.*first line/s,
  ],
  [
    'activity without its columns',
    'activity',
    'who,what\na,b\n',
    2,
    /line 1: .*lacks: account, kind, at \(or day\)/s,
  ],
  [
    'a column twice',
    'directory',
    'employee_id,Department,department\na,b,c\n',
    2,
    /line 1: The column department stands twice/,
  ],
  [
    'a quote that never closes',
    'activity',
    `${GOOD_ACTS}2025-03-05T09:00:00Z,"b1,post\n${'2025-03-06T09:00:00Z,b2,post\n'.repeat(3)}`,
    2,
    /line \d+: A quotation mark opens.*\n.*Double every/s,
  ],
  [
    'a quote that never closes far down',
    'activity',
    `${manyLines(0, 60)}2025-03-05T09:00:00Z,"b1,post\n${'2025-03-06T09:00:00Z,b2,post\n'.repeat(300)}`,
    2,
    /line 62: A quotation mark opens/,
  ],
  [
    'a quote that closes in the middle of a field',
    'activity',
    `${manyLines(0, 60)}2025-03-05T09:00:00Z,"b1"x,post\n${'2025-03-06T09:00:00Z,b2,post\n'.repeat(300)}`,
    2,
    /line 62: A quotation mark opens/,
  ],
  [
    'over 5 % bad lines',
    'activity',
    manyLines(6, 94),
    1,
    /line 2: 6 of 100 lines cannot be read, more than 5 in 100.*no time that exists.*\n.*right file/s,
  ],
  [
    '--covers the wrong way round',
    'activity',
    GOOD_ACTS,
    2,
    /2025-03-09\.\.2025-03-01 is no range of days.*\n/s,
    { covers: { from: '2025-03-09', to: '2025-03-01' } },
  ],
  [
    '--covers a day that does not exist',
    'activity',
    GOOD_ACTS,
    2,
    /is no range of days/,
    { covers: { from: '2025-02-30', to: '2025-03-01' } },
  ],
  [
    '--covers days to come',
    'activity',
    GOOD_ACTS,
    2,
    /cannot cover days until 2999-01-01: today is .*\n/,
    { covers: { from: '2025-03-01', to: '2999-01-01' } },
  ],
  [
    'a file outside --covers',
    'activity',
    GOOD_ACTS,
    1,
    /2 of 2 lines cannot be read.*outside the days/s,
    { covers: { from: '2025-04-01', to: '2025-04-02' } },
  ],
  [
    '--as-of a day that does not exist',
    'directory',
    directoryText(PEOPLE),
    2,
    /2026-02-30 is no day.*\n.*--as-of/s,
    { asOf: '2026-02-30' },
  ],
  [
    '--as-of a day to come',
    'directory',
    directoryText(PEOPLE),
    2,
    /2999-01-01 is no day/,
    { asOf: '2999-01-01' },
  ],
];
