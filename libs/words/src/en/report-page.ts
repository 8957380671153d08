import { format } from './format.js';

const monthOf = (month: string) => format.monthLong(`${month}-01`);

/** The page around the report. */
export const reportPage = {
  name: 'Reports',
  title: (month: string) => `${monthOf(month)}, report`,
  sheet: (month: string) => `Report, ${monthOf(month)}`,
  asideLabel: 'What can be done with reports',
  print: 'Print',
  notLoaded: 'The report could not be loaded.',
  late: 'Still waiting for the report.',
  verify: {
    title: 'Verify this report',
    text: 'Drop its data file (JSON) here, or the PDF, workbook, HTML or CSV. Everything is compared on this machine; nothing is uploaded.',
    zone: 'Drop a file of this report',
    drop: 'Drop a file, or',
    choose: 'choose one',
    working: 'Comparing …',
    matches: (file: string, month: string) =>
      `**Matches.** ${file} is the report of ${monthOf(month)} as it was closed.`,
    same: (file: string, month: string) =>
      `**Matches.** ${file} is, byte for byte, what Takeup makes of the report of ${monthOf(month)} today.`,
    changed: (file: string) =>
      `**Does not match.** ${file} is not what was closed: its content and its SHA-256 do not belong together.`,
    another: (file: string, month: string) =>
      `**Does not match.** ${file} is unchanged in itself, but it is not the report of ${monthOf(month)} that was closed here.`,
    different: (file: string) =>
      `**Does not match.** ${file} differs from what Takeup makes of this report today. A file made by another release may differ too; its JSON file tells for certain.`,
    unreadable: (file: string) => `**Does not match.** ${file} holds no report.`,
    failed: (file: string) => `${file} could not be compared. Try again.`,
    insecure: 'This browser compares files only at https addresses or on localhost.',
  },
  take: {
    title: 'Take it with you',
    pdf: 'Download PDF',
    xlsx: 'Workbook, XLSX',
    csv: 'Data, CSV',
    json: 'Data, JSON',
    html: 'Page, HTML',
  },
  all: {
    title: 'All reports',
    due: (day: string) => `from ${format.date(day)}`,
    waiting: 'waiting for data',
    unsigned: 'not signed',
    listLabel: 'Reports by month',
  },
  none: {
    title: 'No report is there yet.',
    next: (month: string, day: string) =>
      `The first will be that of **${monthOf(month)}**. It is closed by itself from **${format.date(day)}** on, once every day of its sources has come or is given up.`,
    waiting: (month: string) =>
      `The first will be that of **${monthOf(month)}**. That month is over; it is closed by itself as soon as all its figures are published.`,
    begin:
      'Reports begin with the month of the first go-live in a confirmed charter, once there is activity for all of that month.',
    what: 'Each holds the position of every goal and adoption target, what changed, which goalposts moved and how complete the data are. It never changes afterwards, and anybody can verify it.',
  },
  unknown: (month: string) => `There is no month “${month}”.`,
  notClosed: (month: string) => `The report of ${monthOf(month)} is not closed.`,
  notClosedText:
    'A month is closed once it is over, all its days have come or are given up, and the month before is closed.',
  newest: 'Go to the newest report',
  signOffNone: 'Not signed',
  columns: (month: string) => `Position against target, ${monthOf(month)}`,
};
