import { format } from './format.js';

/** Header name, what it means, and whether the file is refused without it. */
type ColumnRow = [name: string, means: string, required: boolean];

export interface ProgressLine {
  readonly task: 'IMPORTING_DIRECTORY' | 'IMPORTING_ACTIVITY' | 'SYNCING' | 'COUNTING' | 'PUBLISHING';
  readonly subject: string | null;
  readonly done: number;
  readonly total: number | null;
}

const TASKS: Readonly<Record<ProgressLine['task'], string>> = {
  IMPORTING_DIRECTORY: 'Reading the directory',
  IMPORTING_ACTIVITY: 'Reading the activity',
  SYNCING: 'Reading the platform',
  COUNTING: 'Counting',
  PUBLISHING: 'Checking what may be shown, and publishing',
};

const howFar = (done: number, total: number | null) =>
  total === null ? format.count(done) : `${format.count(done)} of ${format.count(total)}`;

const megabytes = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

export const setup = {
  eyebrow: 'Setup · files',
  title: {
    NOTHING_IMPORTED: 'Two files, and Takeup can say who uses what.',
    NEEDS_DIRECTORY: 'The directory is missing: without it there are no groups.',
    NEEDS_ACTIVITY: 'The activity is missing: people are in, but nothing they did.',
    NOT_PUBLISHED: 'Both files are in. The figures are being worked out.',
    PUBLISHED: 'Bring in newer files.',
  },
  standfirst: (minimum: number, demo: boolean) =>
    `${demo ? 'With Takeup of your own you bring in' : 'Bring in'} one file that says who works where, and one that says what was done on the platform. Names, e-mail addresses and texts are not stored: people are kept under a pseudonym, and groups of fewer than ${format.count(minimum)} people are never shown.`,
  demo: {
    filling: (organisation: string) => `${organisation} is filling itself.`,
    fillingText:
      'The demo brings in its own invented files, counts them and checks what may be shown. That takes a minute or two. The newest figures come first, and this page opens them as soon as they are there.',
    filled: 'The demo brings in its own files.',
    working: 'Bringing in the files of the demo',
  },
  demoRefused: (organisation: string) =>
    `**This is the ${organisation} demo, and it takes no files.** Start Takeup with another TAKEUP_DATA_DIR and \`--empty\` to bring in your own.`,
  steps: {
    label: 'What is in so far',
    directory: 'Directory',
    activity: 'Activity',
    published: 'Figures',
    done: 'done',
    open: 'to do',
    people: (people: number | null, rosters: number) =>
      people === null
        ? format.plural(rosters, 'roster', 'rosters')
        : `${format.people(people)}, ${format.plural(rosters, 'roster', 'rosters')}`,
    noDirectory: 'nothing yet',
    connection: (key: string, from: string | null, to: string | null) =>
      from === null || to === null ? key : `${key}: ${format.dateRange(from, to)}`,
    noActivity: 'nothing yet',
    ready: 'published',
    notReady: 'appear once both are in',
  },
  drop: {
    label: 'Drop zone for directory and activity files',
    title: 'Drop both files here',
    or: 'or',
    choose: 'Choose files',
    hint: 'directory.csv and activity.csv, .ndjson or .ndjson.gz. Which is which is told by their headers.',
    disabled: 'No files can be brought in here.',
  },
  files: {
    title: 'Ready to bring in',
    directory: 'Directory: who works where',
    activity: 'Activity: what was done',
    unknown: 'Not recognised',
    unknownWhy:
      'The first line holds neither employee_id nor account and kind. Check the header names below.',
    tooMany: 'A second file of this kind. It replaces the first one in this list.',
    size: (bytes: number) =>
      bytes < 100_000
        ? `${format.count(Math.max(1, Math.round(bytes / 1000)))} kB`
        : `${megabytes.format(bytes / 1_000_000)} MB`,
    remove: (name: string) => `Remove ${name}`,
    removeShort: 'Remove',
    connection: 'Connection key',
    connectionHelp:
      'A short name for where this activity comes from. Later files with the same key add to it.',
    connectionWrong: 'Begin with a small letter; then small letters, digits and hyphens, 40 at most.',
    start: 'Bring in these files',
    startOne: 'Bring in this file',
  },
  progress: {
    title: 'Bringing in',
    sending: (name: string, done: number) => `Sending ${name}: ${format.percent(done)}`,
    reading: (name: string) => `${name} is sent. The server is reading it.`,
    waiting: 'Waiting for the server.',
    task: TASKS,
    done: howFar,
    /** On a terminal. */
    line: ({ task, subject, done, total }: ProgressLine): string =>
      `${TASKS[task]}${subject === null ? '' : `: ${subject}`}, ${howFar(done, total)}`,
    published: '**The figures are published.**',
    notPublished: 'Nothing is published yet. Figures appear as soon as a whole period is final.',
    show: 'Show adoption',
    more: 'Bring in another file',
  },
  report: {
    directory: (people: number) => `**${format.people(people)} taken in.**`,
    asOf: (day: string) => `Roster of ${format.date(day)}.`,
    asOfEarliest: 'As the first roster it holds back to the first day of activity.',
    joinedVanished: (joined: number, vanished: number) =>
      `${format.count(joined)} joined, ${format.count(vanished)} left since the roster before.`,
    dropped: (columns: readonly string[]) => `Columns not stored: ${format.list(columns)}.`,
    activity: (acts: number, lines: number) =>
      `**${format.plural(acts, 'act', 'acts')} taken in** from ${format.plural(lines, 'line', 'lines')}.`,
    repeated: (repeated: number) =>
      `${format.plural(repeated, 'act was', 'acts were')} already known and ${repeated === 1 ? 'counts' : 'count'} once.`,
    days: (from: string, to: string) => `Days: ${format.dateRange(from, to)}.`,
    matched: (matched: number, accounts: number) =>
      `${format.count(matched)} of ${format.plural(accounts, 'account', 'accounts')} belong to a person of the directory.`,
    rejects: (lines: number) => `${format.plural(lines, 'line was', 'lines were')} set aside`,
    line: 'Line',
    reason: 'Reason',
    rejectsMore: (rest: number) => `and ${format.plural(rest, 'more line', 'more lines')}`,
  },
  refused: {
    title: (name: string) => `${name} was refused. Nothing of it was taken in.`,
    where: (where: string) => `Where: ${where}`,
    unreachable: 'The server could not be reached.',
    unreachableTodo: 'Check that it runs, then bring in the file again. What was taken in before stays in.',
    unreadable: 'The answer of the server could not be read.',
    again: 'Choose another file',
  },
  columns: {
    title: 'What the files look like',
    directory:
      'One line a person: the whole directory as of one day. Only employee_id is required; other columns are dropped and listed.',
    activity: 'One line an act, or a count of acts on a day. Private messages do not belong in it.',
    column: 'Column',
    means: 'Meaning',
    required: 'required',
    template: (name: string) => `Download an empty ${name}`,
    rows: {
      directory: [
        ['employee_id', 'your number for the person; stored as a keyed hash only', true],
        ['email', 'only to match accounts; stored as a keyed hash only', false],
        ['department', 'a path: Sales/Berlin makes Berlin a part of Sales', false],
        ['location', 'where the person works', false],
        ['job_family', 'what personas are usually made of', false],
        ['job_title, grade, employment_type', 'more to make personas of', false],
        ['start_date, end_date', 'from when and until when the person counts', false],
        ['manager_id, account_group', 'checked for loops; used to leave out the launch team', false],
      ] satisfies ColumnRow[],
      activity: [
        ['at or day', 'when: 2026-11-20T09:30:00Z, or 2026-11-20', true],
        ['account', 'employee id or e-mail address', true],
        ['kind', 'signin, view, react, vote, edit, file, join, reply or post', true],
        ['community', 'where on the platform', false],
        ['count', 'how many, if the line stands for several acts', false],
        ['message_id, thread_id, reply_to', 'the same message_id is one act however often it is sent', false],
        ['topic, text', 'the text is read for topics in memory and never stored', false],
      ] satisfies ColumnRow[],
    },
  },
};
