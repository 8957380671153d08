import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { closedAfterwards, faultOf, rowsOf, streamOf } from '@takeup/connectors/testing';
import { detailColumns } from '../graph/day-report.js';
import { countsColumns } from '../graph/reports.js';
import { COUNTS, DETAIL, OWN_COUNTS } from './report-day.js';
import { factsOf, window, open as openTenant } from './testing/opened.js';
import { smallTenant } from './testing/small-tenant.js';

const CONTRACT = path.resolve(__dirname, '../../../../../shared/contracts/msgraph');
const published = (file: string): string | undefined => {
  if (existsSync(path.join(CONTRACT, file))) return readFileSync(path.join(CONTRACT, file), 'utf8');
  console.log(`not checked: contracts/msgraph/${file} absent`);
  return undefined;
};

const { open: answering, closeAll } = closedAfterwards((body: string) =>
  openTenant(
    smallTenant,
    {},
    { instead: (asked) => (asked.startsWith('/data/download') ? { body } : undefined) },
  ),
);
afterEach(closeAll);

it.each([
  ['getyammeractivityuserdetail.header.2021.csv', Object.values(detailColumns(DETAIL))],
  ['getyammeractivitycounts.header.2021.csv', Object.values(countsColumns(COUNTS))],
  ['getyammeractivitycounts.header.2021.csv', Object.values(countsColumns(OWN_COUNTS.acts))],
  ['getyammeractivityusercounts.header.2021.csv', Object.values(countsColumns(OWN_COUNTS.people))],
])('%s has every column that is needed', (file, columns) => {
  const header = published(file)?.trim().split(',');
  if (header !== undefined) expect(header).toEqual(expect.arrayContaining([...columns]));
});

it('a report as it was published is read', async () => {
  const header = published('getyammeractivityuserdetail.header.2021.csv')?.trim();
  if (header === undefined) return;
  const row = '2026-10-22,a@bank.example,A name,active,2020-01-01,2026-10-22,2,5,0,MICROSOFT 365 E5,1';
  const own = await answering(`\ufeff${header}\r\n${row}\r\n`);
  const day = window('activity', { from: Date.UTC(2026, 9, 22), to: Date.UTC(2026, 9, 23) });
  const facts = factsOf(await streamOf(own, 'activity'), await rowsOf(own, day));
  expect(facts).toMatchObject([
    { kind: 'view', count: 5 },
    { kind: 'post', count: 2 },
  ]);
});

it('a concealed report as it was published is noticed', async () => {
  const report = published('getYammerActivityUserDetail.concealed-example.csv');
  if (report === undefined) return;
  const day = window('activity', { from: Date.UTC(2018, 0, 21), to: Date.UTC(2018, 0, 22) });
  expect(await faultOf(rowsOf(await answering(report), day))).toMatchObject({
    kind: 'denied',
    code: 'names-concealed',
  });
});
