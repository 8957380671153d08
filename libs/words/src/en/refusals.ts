import type { Refusal, RefusalCode, RejectReason } from '@takeup/domain';
import { TOKEN_TEXTS } from './refusals-access.js';
import { CONNECTION_TEXTS } from './refusals-connection.js';
import { ALIAS_TEXTS } from './refusals-alias.js';
import { DELIVERY_TEXTS } from './refusals-delivery.js';

/** A refusal in words: what happened and where, and what to do about it. */
export interface RefusalText {
  readonly message: string;
  /** The place in the input; null where the whole of it is meant. */
  readonly where: string | null;
  readonly whatToDo: string;
}

type Details = Refusal['details'];
type Say = (details: Details) => readonly [message: string, whatToDo: string, where?: string];

const PERIODS =
  'Periods are written week:2026-W47, month:2026-10, quarter:2026-Q3, or 28d: and a Sunday, as 28d:2026-11-22.';

const PERIOD_FAULTS: Readonly<Record<string, string>> = {
  unreadable: 'is no period',
  'no-such-day': 'names a day that does not exist',
  'no-such-week': 'names a week that its year does not have',
  'not-a-sunday': 'does not end on a Sunday',
};

/** What belongs into each field of one value, by the names of outcome files. */
const VALUE_FIELDS: Readonly<Record<string, string>> = {
  at: 'Give the last day that it speaks of, such as 2026-10-31, today or earlier.',
  value: 'Write the number alone, such as 61.5.',
  n: 'Write how many cases it rests on, such as 400, or leave it out.',
};

const TEXTS: Readonly<Record<RefusalCode, Say>> = {
  'file-empty': () => ['The file is empty.', 'Export it again and check that it has a header line and rows.'],
  'file-not-utf8': () => ['The file is not UTF-8.', 'Save it as CSV UTF-8 and bring it in again.'],
  'file-utf16': () => [
    'The file is UTF-16, as some spreadsheet programs write it.',
    'Save it as CSV UTF-8 and bring it in again.',
  ],
  'file-broken-gzip': () => [
    'The compressed file is damaged or cut off.',
    'Copy it again, or bring it in uncompressed.',
  ],
  'file-unclosed-quote': ({ line }) => [
    'A quotation mark opens a field and never closes it.',
    'Double every quotation mark inside a field ("") and bring the file in again.',
    `line ${line}`,
  ],
  'file-no-header': () => [
    'The file begins with no line of column names.',
    'Export it as CSV with a header line, or as NDJSON with one object a line.',
    'line 1',
  ],
  'file-no-lines': ({ file }) =>
    file === 'answer'
      ? [
          'It answers, and gives no values.',
          'Look at its answer by hand: whether the query finds rows, or where in the JSON the list of them stands (rows). Nothing was kept.',
        ]
      : [`The ${file} file has a header and no lines.`, 'Export it again; nothing was changed.'],
  'file-missing-columns': ({ missing, file }) => [
    `The ${file} file lacks: ${missing}.`,
    'Name the columns in the first line. Upper and lower case make no difference; another delimiter goes with --delimiter.',
    'line 1',
  ],
  'file-repeated-column': ({ column }) => [
    column === '?'
      ? 'A column stands twice in the header.'
      : `The column ${column} stands twice in the header.`,
    'Keep one of the two.',
    'line 1',
  ],
  'file-too-many-bad-lines': ({ bad, lines, line, reason }) => [
    `${bad} of ${lines} lines cannot be read, more than 5 in 100. The first: ${rejectReason(String(reason))}.`,
    'Check that this is the right file and that its columns hold what their names say. Nothing was changed.',
    `line ${line}`,
  ],
  'directory-missing-id': ({ line }) => [
    'A person has no employee_id.',
    'Give every line an employee_id, or take the line out.',
    `line ${line}`,
  ],
  'directory-unreadable': ({ line }) => [
    'A line cannot be read: a value breaks the line or is longer than 500 characters, or there are more values than columns.',
    'Look for a stray quotation mark there or shortly before; double those inside a field ("").',
    `line ${line}`,
  ],
  'directory-reserved-name': ({ line, column, name }) => [
    `The ${column} ${name} has a meaning of its own here.`,
    'Write another name.',
    `line ${line}`,
  ],
  'directory-repeated-ids': ({ count, lines }) => [
    `${count === 1 ? 'One employee_id stands' : `${count} employee ids stand`} more than once.`,
    'A person has one line. Take the repeated ones out; nothing was changed.',
    `lines ${lines}`,
  ],
  'directory-manager-loop': ({ people, lines }) => [
    `${people} people report to each other in a circle.`,
    'Correct manager_id on these lines; who has no manager leaves it empty.',
    `lines ${lines}`,
  ],
  'directory-bad-dates': ({ count, lines }) => [
    `${count === 1 ? 'One line has' : `${count} lines have`} a start_date or end_date that is no day.`,
    'Write days as 2026-03-31.',
    `lines ${lines}`,
  ],
  'directory-shrinks': ({ people }) => [
    `The file has ${people === 1 ? 'one person' : `${people} people`}: more than a fifth of the directory would vanish.`,
    'A directory file is the whole roster. If so many really left, repeat with --allow-shrink.',
  ],
  'directory-without-ids': ({ people }) => [
    `Of ${people} people that the directory gives, more than half have no employee id.`,
    'Say which attribute holds it: columns, employee_id=ATTRIBUTE; in takeup.yaml directory.source.columns.employee_id.',
  ],
  'directory-no-source': () => [
    'There is no file to bring in, and no directory to ask.',
    'Name a file, or connect a directory: docs/connectors/directories.md tells how.',
  ],
  'directory-many-departments': ({ departments, people }) => [
    `The file names ${departments} departments for ${people} people.`,
    'A department is a group of people. Look whether this column holds what differs from person to person, such as a seat or a cost centre. Nothing was changed.',
    'column department',
  ],
  'as-of-invalid': ({ asOf }) => [
    `${asOf} is no day that a directory can speak of.`,
    'Give --as-of as a day up to today, such as 2026-09-01.',
  ],
  'covers-invalid': ({ from, to }) => [
    `${from}..${to} is no range of days.`,
    'Give --covers as FROM..TO, such as 2026-09-01..2026-09-30.',
  ],
  'covers-future': ({ to, today }) => [
    `The file cannot cover days until ${to}: today is ${today}.`,
    'End --covers with a day that is over.',
  ],
  'connection-key-invalid': ({ key }) => [
    `${key === '' ? 'An empty text' : `“${key}”`} is no key for a connection.`,
    'Use lower-case letters, digits and hyphens, beginning with a letter, at most 40 characters.',
  ],
  'demo-import': () => [
    'This is the Northwind demo, and it takes no files.',
    'Use another TAKEUP_DATA_DIR and start with --empty to bring in your own.',
  ],
  'charter-unreadable': ({ line, column, problem }) => [
    `The charter is no readable YAML: ${problem}`,
    'Correct the text there; indentation is by spaces.',
    `line ${line}, column ${column}`,
  ],
  'charter-invalid': ({ faults }) => [
    `The charter holds ${faults === 1 ? 'one fault' : `${faults} faults`}.`,
    'Correct what is listed and try again. Nothing was changed.',
  ],
  'persona-taken': ({ persona, initiative }) => [
    `The persona ${persona} has another rule in ${initiative}.`,
    'A persona key means the same people everywhere. Use the same rule, or another key.',
  ],
  'persona-changed-twice': ({ persona, from }) => [
    `The rule of the persona ${persona} has been changed already this month, from ${from} on.`,
    'One change a month: a rule must not become a query about a person. Try again next month.',
  ],
  'rules-used-up': ({ most }) => [
    `${most} rules of personas have been counted today, and a day has no more.`,
    'A rule must not become a query about a person. Try again tomorrow; rules that were counted today can be used again at once.',
  ],
  'policy-locked': ({ agreement, minimumGroup, t, least, leastT }) => [
    `The privacy policy is locked to “${agreement}”: groups of ${least} people or more and t = ${leastT}. takeup.yaml says groups of ${minimumGroup} and t = ${t}, which is weaker.`,
    'Set privacy.minimum_group and privacy.t back. If there is another agreement, name it in privacy.locked: it is kept beside the policy. Nothing was changed.',
    'privacy',
  ],
  'initiative-undeclared': ({ initiative }) => [
    `No charter declares a goal of an initiative “${initiative}”.`,
    'Apply its charter: takeup charter apply FILE.',
  ],
  'series-invalid': ({ series }) => [
    `${series === '' ? 'An empty text' : `“${series}”`} names no series.`,
    'Give --series as CONNECTION/KEY, such as tickets/time_to_answer; the connection in lower-case letters, digits and hyphens.',
  ],
  'goal-unknown': ({ goal, known }) => [
    `No charter has a goal “${goal}”.`,
    known === ''
      ? 'Apply a charter first, or name the series with --series CONNECTION/KEY.'
      : `Goals are: ${known}. A series that nobody declared is named with --series CONNECTION/KEY.`,
  ],
  'goal-without-source': ({ goal }) => [
    `The goal ${goal} does not say where its values come from.`,
    'Give it a source in its charter, or name the series with --series CONNECTION/KEY.',
  ],
  'goal-ambiguous': ({ goal, series, initiatives }) =>
    initiatives === undefined
      ? [
          `Goals called ${goal} have their values from more than one series: ${series}.`,
          'Name the series with --series CONNECTION/KEY.',
        ]
      : [
          `More than one initiative has a goal ${goal}: ${initiatives}.`,
          'Name the initiative with --initiative KEY.',
        ],
  'outcome-value': ({ field, reason }) => [
    `The value cannot be taken: ${rejectReason(String(reason))}.`,
    `${VALUE_FIELDS[String(field)] ?? 'Correct it.'} Nothing was changed.`,
    String(field),
  ],
  'outcome-repeated': ({ periods, lines }) => [
    `${periods === 1 ? 'One day stands' : 'Some days stand'} twice for the same department and persona.`,
    'Keep one value of each. Nothing was changed.',
    `lines ${lines}`,
  ],
  'outcome-fraction': ({ goal, baseline, target, largest }) => [
    `The goal ${goal} is in % (from ${baseline} to ${target}), and no value of the file is over ${largest}: they look like fractions.`,
    'Write 45 for 45 %, not 0.45. Nothing was changed.',
  ],
  'period-unknown': ({ period, fault }) => [
    `“${period}” ${PERIOD_FAULTS[String(fault)] ?? 'is no period'}.`,
    PERIODS,
  ],
  'measure-unknown': ({ measure }) => [
    `There is no measure “${measure}”.`,
    'Measures are registered, reached, active, habitual and contributing.',
  ],
  'dimension-unknown': ({ dimension }) => [
    `Figures cannot be asked for by “${dimension}”.`,
    'Ask by persona, department or location, with commas between them.',
  ],
  'initiative-unknown': ({ initiative }) => [
    `There is no confirmed initiative “${initiative}”.`,
    'A charter is confirmed when it is complete: takeup charter check FILE says what is missing.',
  ],
  'department-unknown': ({ department }) => [
    `There is no department “${department}” in this period.`,
    'Write the path as in the directory, such as Sales/Berlin.',
  ],
  'nothing-published': () => [
    'No 28-day window is published yet.',
    'Bring in a directory and four whole weeks of activity, then run takeup refresh.',
  ],
  'edition-month-invalid': ({ month }) => [
    `${month} is no month.`,
    'Months are written with four digits of the year and two of the month, as 2026-10.',
  ],
  'edition-month-open': ({ month, over }) => [
    `${month} is not over.`,
    `It can be closed from ${over} on, once all its figures are final.`,
  ],
  'edition-not-begun': () => [
    'There is no month to close yet.',
    'Editions begin with the month of the first go-live in a confirmed charter, once there is activity for all of it.',
  ],
  'edition-too-early': ({ month, first }) => [
    `${month} lies before the first edition, which is that of ${first}.`,
    `Close ${first} first.`,
  ],
  'edition-out-of-order': ({ month, before }) => [
    `${month} cannot be closed before ${before} is: each edition carries the hash of the one before it.`,
    `Close ${before} first.`,
  ],
  'edition-without-data': ({ month }) => [
    `No source covers ${month} from its first day on.`,
    'Bring in the activity of that month, or fetch its days again, and run takeup refresh.',
  ],
  'edition-not-final': ({ period, days, due }) => [
    days === ''
      ? `The figures of ${period} are not published yet.`
      : `The figures of ${period} are not final. Days still open: ${days}.`,
    due === ''
      ? 'Bring in or fetch what is open and run takeup refresh.'
      : `Bring in or fetch what is open and run takeup refresh, or wait: on ${due} the days count as given up.`,
  ],
  'identity-key-differs': () => [
    'The identity key is not the one this database was filled with.',
    'Point TAKEUP_IDENTITY_KEY_FILE at the key that belongs to it. With another key nobody would be recognised.',
  ],
  'sync-unknown': ({ connection, there }) => [
    `There is no connection ${connection} that Takeup reads by itself.`,
    there === ''
      ? 'Connect one (takeup connection add), or name it in takeup.yaml: docs/connectors tells how.'
      : `There are: ${there}.`,
  ],
  'sync-day': ({ day }) => [
    `${day} is no day that is over.`,
    'A day can be read again once it has ended. Days are written 2026-10-13.',
  ],
  'sync-days': ({ days, most }) => [`${days} days are too many at once.`, `Ask for at most ${most}.`],
  'sync-busy': ({ connection }) => [
    `${connection} is being read now, or was until less than a minute ago; nothing was changed.`,
    'Wait until it is done, then ask again.',
  ],
  'replay-stream': ({ stream, there }) => [
    `Nothing is kept of a stream ${stream}.`,
    `Something is kept of: ${there}.`,
  ],
  'replay-nothing': ({ connection }) => [
    `Nothing that was asked for is kept of ${connection}; nothing was changed.`,
    `It was not read yet, or longer ago than is kept. What the platform still has is read again by: takeup sync ${connection} --from DAY --to DAY`,
  ],
  'replay-busy': ({ connection }) => [
    `What is kept of ${connection} is being looked at now, or was until less than a minute ago; nothing was changed.`,
    'Wait until it is done, then ask again.',
  ],
  'sync-not-here': () => [
    'This process only shows pages (role api); it reads no platform.',
    'Ask where a process with the role all or worker runs: takeup sync CONNECTION --from DAY --to DAY.',
  ],
  ...TOKEN_TEXTS,
  ...CONNECTION_TEXTS,
  ...ALIAS_TEXTS,
  ...DELIVERY_TEXTS,
  'delivery-line': ({ line, reason }) => [
    `A line cannot be taken: ${rejectReason(String(reason))}.`,
    'Correct the line and send the delivery again under a new webhook-id. Nothing of it was kept.',
    `line ${line}`,
  ],
};

const REJECTS: Readonly<Record<RejectReason, string>> = {
  unreadable:
    'the line cannot be read: a stray quotation mark, a line break or over 500 characters in a value, or more values than columns',
  'too-long': 'the line is longer than a million characters',
  'no-account': 'no account',
  'no-time': 'neither at nor day',
  'bad-day': 'day is no day that exists',
  'bad-time': 'at is no time that exists',
  'too-old': 'the day lies before 1995',
  future: 'the time lies in the future',
  'unknown-kind': 'the kind is none of signin, view, join, react, vote, edit, file, reply, post',
  'bad-count': 'count is no whole number from 1 to 1,000,000',
  'outside-covers': 'the day lies outside the days the file was said to cover',
  'bad-covers': 'covers needs from and to, days such as 2026-11-26, the first not after the last',
  'covers-open': 'covers names a day that has not ended',
  'no-day': 'no day in at',
  'no-value': 'no value; a period that is not known is left out, not written as empty or 0',
  'bad-value': 'value is no number; write 1234.5, without thousands separators, units or signs',
  'bad-cases': 'n and denominator have to be numbers over 0, and numerator and denominator stand together',
};

export function refusal({ code, details }: Pick<Refusal, 'code' | 'details'>): RefusalText {
  const [message, whatToDo, where = null] = TEXTS[code](details);
  return { message, where, whatToDo };
}

export function rejectReason(reason: string): string {
  return REJECTS[reason as RejectReason] ?? reason;
}
