import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { closedAfterwards, tellings } from '@takeup/connectors/testing';
import { detailColumns } from '../graph/day-report.js';
import { DETAIL } from './report-day.js';
import { dayOf, open as openTenant } from './testing/opened.js';
import { dayAt, smallTenant } from './testing/tenant.js';

const CONTRACT = path.resolve(__dirname, '../../../../../shared/contracts/msgraph');
const published = (file: string): readonly string[] | undefined => {
  if (existsSync(path.join(CONTRACT, file)))
    return readFileSync(path.join(CONTRACT, file), 'utf8').trim().split(',');
  console.log(`not checked: contracts/msgraph/${file} absent`);
  return undefined;
};
const { open, closeAll } = closedAfterwards(openTenant);
afterEach(closeAll);

const OLD = 'getteamsuseractivityuserdetail.header.2021.csv';
const NEW = 'getTeamsUserActivityUserDetail.header.2024.csv';

it('the report as it was published has every column that is named, in 2021 all but those that may be missing', () => {
  const columns = Object.entries(detailColumns(DETAIL));
  const needed = columns.filter(([name]) => name !== 'posted' && name !== 'replied');
  for (const [file, named] of [
    [NEW, columns],
    [OLD, needed],
  ] as const) {
    const header = published(file);
    if (header !== undefined)
      expect(header).toEqual(expect.arrayContaining(named.map(([, heading]) => heading)));
  }
});

it.each([
  [
    NEW,
    [
      ['post', 2],
      ['reply', 3],
    ],
  ],
  [OLD, [['post', 5]]],
] as const)('a day with the headings of %s is read', async (file, acts) => {
  const header = published(file);
  if (header === undefined) return;
  const cells: Readonly<Record<string, string>> = {
    'Report Refresh Date': dayAt(3),
    'User Principal Name': 'a@bank.example',
    'Last Activity Date': dayAt(3),
    'Team Chat Message Count': '5',
    'Post Messages': '2',
    'Reply Messages': '3',
    'Private Chat Message Count': '49',
    'Report Period': '1',
  };
  const body = `\ufeff${header.join(',')}\r\n${header.map((name) => cells[name] ?? '').join(',')}\r\n`;
  const own = await open(smallTenant, {
    instead: (asked) => (asked.startsWith('/data') ? { body } : undefined),
  });
  const facts = (await tellings(own, dayOf(3))).flatMap((one) => one.facts);
  expect(facts.map((fact) => fact.fact === 'activity' && [fact.kind, fact.count])).toEqual(acts);
});
