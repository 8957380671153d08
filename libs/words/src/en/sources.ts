import { HARMLESS_NOTES } from '@takeup/domain';
import { askedTrouble } from './asked-trouble.js';
import { connectors } from './connectors.js';
import { format } from './format.js';
import type { SourceToFix } from './sources-fix.js';
import { fix } from './sources-fix.js';

export interface SeenAccounts {
  readonly accounts: number;
  readonly matched: number;
  readonly from: string;
  readonly to: string;
}

export interface Counted {
  readonly connected: number;
  readonly removed: number;
  readonly problems: number;
}

export interface AskedFor {
  readonly connector: string;
  readonly series?: string | null;
}

const affecting = (count: number) => format.plural(count, 'problem affects', 'problems affect');

export const sources = {
  fix,
  /** What a check found that nobody has to put right; undefined for what is to be put right. */
  harmless: (code: string) => (HARMLESS_NOTES.has(code) ? connectors.note(code)?.message : undefined),
  /** What to do so that more is told; undefined for what hinders nothing. */
  toTellMore: (code: string) => (HARMLESS_NOTES.has(code) ? undefined : connectors.note(code)?.whatToDo),
  /** Days that are unknown for good, which nobody can put right. @param days in order */
  forgotten: (title: string, days: readonly string[]) =>
    `${title} does not reach back to ${format.plural(days.length, 'day', 'days')} up to ${format.date(days.at(-1) ?? '')}: it told them only while they were newer. They stay unknown, and there is nothing to fetch.`,
  /** One line for the doctor. */
  fixLine: (item: SourceToFix) => {
    const { title, detail, steps } = fix(item);
    return `${title}${detail === null ? '' : ` (${detail})`}: ${steps.join(' ').replaceAll('`', '')}`;
  },
  name: 'Data sources',
  eyebrow: 'Data sources · last 13 weeks',
  /** The page's first sentence. What was removed tells what it told before, and is connected no more. */
  verdict: ({ connected, removed, problems }: Counted) =>
    connected === 0
      ? `No source is connected ${removed === 0 ? 'yet' : 'any more'}.`
      : problems === 0
        ? `${format.plural(connected, 'source is', 'sources are')} connected, and there is nothing to fix.`
        : `${format.plural(connected, 'source is', 'sources are')} connected. ${affecting(problems)} what you see.`,
  /** @param first what is to be put right first; null: nothing is */
  standfirst: (first: string | null) =>
    `${first === null ? '' : `**${first.replace(/\.?$/, '.')}** `}Days that could not be read are drawn as gaps. No figure treats them as zero.`,
  emptyText: 'Once activity and a directory are in, each source stands here with its days.',
  bringIn: 'Bring in files',
  toFix: 'To fix',
  whatToDo: 'What to do',
  connections: 'Connections and coverage',
  table: 'Sources and their days',
  columns: {
    source: 'Source',
    days: (from: string, to: string) => `Days, ${format.dateRange(from, to)}`,
    complete: 'Complete',
    last: 'Last read',
    state: 'State',
  },
  pulledFrom: (platform: string | null) =>
    platform === null ? 'Read from the platform' : `Read from the platform, ${platform}`,
  brought: 'Files are brought in',
  delivered: 'Sends by itself, signed',
  askedTrouble,
  askedFor: ({ connector, series = null }: AskedFor) =>
    series === null
      ? `${connector}: asked who works here, on the first day of each month`
      : `${connector}: asked for the values of ${series}, every day`,
  ofFile: 'File',
  notAskedYet: 'Not asked yet',
  directory: 'Directory',
  rosters: (count: number) => format.plural(count, 'roster', 'rosters'),
  completeOf: (complete: number, expected: number) =>
    `${format.count(complete)} of ${format.plural(expected, 'day', 'days')}`,
  never: 'not yet',
  none: '–',
  healthy: 'Healthy',
  removed: 'Asked no more',
  nextAt: (when: string) => `next ${when}`,
  /** @param more how many things beside the first are to be put right */
  state: (short: string, more: number) => (more === 0 ? short : `${short}, ${format.count(more)} more`),
  dropped: (fields: number) =>
    `${format.plural(fields, 'field', 'fields')} that Takeup does not need ${fields === 1 ? 'is' : 'are'} left out.`,
  strip: (title: string, complete: number, expected: number) =>
    `${title}: ${format.count(complete)} of ${format.count(expected)} days complete`,
  legend: [
    { mark: 'full', text: 'complete' },
    { mark: 'half', text: 'partial, or in doubt' },
    { mark: 'hollow', text: 'missing, may still come' },
    { mark: 'hatched', text: 'missing, given up' },
    { mark: 'pending', text: 'none expected or not yet in' },
  ],
  matching: 'Matching accounts to the directory',
  matched: ({ accounts, matched, from, to }: SeenAccounts) =>
    `${format.count(matched)} of ${format.count(accounts)} accounts seen ${format.dateRange(from, to)} match one person in the directory. Accounts that match nobody are left out of every rate.`,
  notMatched:
    'Not known until a 28-day period is published, or hidden because it would tell of a small group.',
  sync: {
    now: 'Sync now',
    again: (days: number) => `Fetch ${format.plural(days, 'day', 'days')} again`,
    confirm: (days: number) => `${format.plural(days, 'day was', 'days were')} that quiet`,
    confirmed: (title: string, days: number) =>
      `${format.plural(days, 'day', 'days')} of ${title} count as they are. Figures follow.`,
    next: (when: string) => `Next sync **${when}**`,
    states: { IDLE: null, WAITING: 'Asked for; it begins in a moment.', READING: 'Being read now.' },
    progress: (done: number, total: number | null) =>
      total === null
        ? 'Being read now.'
        : `Being read now: ${format.count(done)} of ${format.count(total)} pieces.`,
    first:
      'The first reading takes minutes to hours: platforms answer only so many requests in a time, and Takeup waits as they ask.',
    asked: (title: string, days: number) =>
      days === 0
        ? `${title} is asked for what is not read yet. Figures follow once it is in.`
        : `${title} is asked for ${format.plural(days, 'day', 'days')} again. Figures follow once they are in.`,
    underWay: 'A source is being read. It can be asked again when that is done.',
    failed: 'The request did not reach the server. Try again.',
  },
  copyRequest: 'Copy request for the admin',
  requestCopied: 'Request copied',
  requestNotCopied: 'This browser does not let the page copy. Select the text:',
  kept: 'What is kept',
  preview: 'What will be visible, and departments to merge',
  keeps: (minimum: number) => [
    { what: 'Names and e-mail addresses', how: 'Never stored. Replaced on arrival by a keyed hash.' },
    { what: 'Message text', how: 'Never stored. It is looked through for a charter’s topics in memory.' },
    { what: 'Private channels and direct messages', how: 'Never read.' },
    {
      what: 'Rows per person',
      how: 'Who, when, what kind of act, where, in which thread and on which declared topics, under a pseudonym. Takeup deletes none by age yet; what is deleted on the platform goes with the next sync.',
    },
    {
      what: 'Answers of platforms',
      how: 'The same rows as they were told, compressed and under the same pseudonyms, so that a mistake can be put right: as long as the platform tells them, 13 months at most.',
    },
    {
      what: 'From the directory',
      how: 'Dates of joining and leaving, and what rules may look at, such as department and job family, under the same pseudonym. Never who manages whom.',
    },
    {
      what: 'How far back',
      how: '13 whole months, or from the day that takeup.yaml names for a source.',
    },
    { what: 'Smallest group shown', how: `${format.people(minimum)}.` },
    { what: 'Access', how: 'Takeup only reads, with a token that its owner can revoke at any time.' },
  ],
} as const;
