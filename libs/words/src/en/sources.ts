import { connectors } from './connectors.js';
import { format } from './format.js';
import { sync } from './sync.js';

interface OfSource {
  readonly connection: string;
  readonly title: string;
}

/** One thing to put right, as the rules found it. */
export type SourceToFix =
  | { readonly about: 'nothing-configured' }
  | (OfSource & {
      readonly about: 'sync';
      readonly fault: { readonly kind: string; readonly detail: string; readonly at: Date };
    })
  | (OfSource & { readonly about: 'silent'; readonly pulled: boolean })
  | (OfSource & {
      readonly about: 'given-up' | 'waiting';
      readonly pulled: boolean;
      readonly days: readonly string[];
    })
  | (OfSource & { readonly about: 'overdue'; readonly last: string; readonly quietDays: number })
  | (OfSource & { readonly about: 'drift'; readonly fields: readonly string[] })
  | {
      readonly about: 'matching';
      readonly matching: { readonly accounts: number; readonly matched: number };
    };

/** What happened, what it does to the figures, the technical line, and what to do, in order. */
export interface FixWords {
  readonly title: string;
  readonly effect: string;
  readonly detail: string | null;
  readonly steps: readonly string[];
}

export interface SeenAccounts {
  readonly accounts: number;
  readonly matched: number;
  readonly from: string;
  readonly to: string;
}

const SHOWN = 6;

const plural = (days: readonly string[]) => format.plural(days.length, 'day', 'days');
const listed = (days: readonly string[]) =>
  days.slice(0, SHOWN).join(', ') + (days.length > SHOWN ? ', …' : '');
/** The shortest command that reads or replaces all of them. */
const again = (connection: string, days: readonly string[], pulled: boolean) => {
  const [from, to] = [days[0] ?? '', days.at(-1) ?? ''];
  return pulled
    ? `takeup sync ${connection} --from ${from} --to ${to}`
    : `with a file that holds every day from ${from} to ${to}, takeup import activity FILE --connection ${connection} --covers ${from}..${to}`;
};

/** A fault's detail is the request, the status and the fault's code. */
function syncWords({ title, fault }: Extract<SourceToFix, { about: 'sync' }>): FixWords {
  const known = fault.detail
    .split(/[\s:]+/)
    .map(connectors.fault)
    .findLast((advice) => advice !== undefined);
  return {
    title: `${title} could not be read`,
    effect: `${known?.message ?? sync.trouble(fault.kind)} Days that are not read are gaps; no figure takes them for zero.`,
    detail: `${fault.detail} · ${fault.at.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    steps: [known?.whatToDo ?? sync.whatToDo(fault.kind)],
  };
}

/** The words of one thing to fix; the page and the doctor say the same. */
function fix(item: SourceToFix): FixWords {
  switch (item.about) {
    case 'nothing-configured':
      return {
        title: 'No source is connected',
        effect: 'Nothing can be counted until there is activity and a directory.',
        detail: null,
        steps: ['Bring in files, or name a platform in takeup.yaml under connections.'],
      };
    case 'sync':
      return syncWords(item);
    case 'silent':
      return {
        title: `Nothing has come from ${item.title} yet`,
        effect: 'It is configured, and no figure counts it.',
        detail: null,
        steps: [
          item.pulled
            ? `Read it now: takeup sync ${item.connection}`
            : `Bring its file in: takeup import activity FILE --connection ${item.connection}`,
        ],
      };
    case 'given-up':
      return {
        title: `${plural(item.days)} missing from ${item.title}`,
        effect: 'Figures go on without them and say so; trends show a gap. No figure takes them for zero.',
        detail: listed(item.days),
        steps: [
          `If they can be had after all: ${again(item.connection, item.days, item.pulled)}`,
          'Figures already published are then restated, and say so.',
        ],
      };
    case 'waiting':
      return {
        title: `${plural(item.days)} from ${item.title} still to come`,
        effect: 'Periods with these days are not final until the days are in or are given up.',
        detail: listed(item.days),
        steps: [
          item.pulled
            ? `Takeup asks again by itself. To ask at once: ${again(item.connection, item.days, true)}`
            : `Bring them in: ${again(item.connection, item.days, false)}`,
        ],
      };
    case 'overdue':
      return {
        title: `No file for ${item.title} for ${format.plural(item.quietDays, 'day', 'days')}`,
        effect: `Nothing after ${format.date(item.last)} becomes final.`,
        detail: null,
        steps: [`Bring the newer file in: takeup import activity FILE --connection ${item.connection}`],
      };
    case 'drift':
      return {
        title: `${item.title} answers otherwise than before`,
        effect: 'Fields are missing or of another type. Nothing was concluded from them.',
        detail: item.fields.join(', '),
        steps: ['Look for a newer version of Takeup, or tell its authors the names of the fields.'],
      };
    case 'matching': {
      const { accounts, matched } = item.matching;
      return {
        title: `Only ${format.percent(matched / accounts)} of accounts match a person in the directory`,
        effect: 'Accounts that match nobody are left out of every rate, so rates read low.',
        detail: null,
        steps: [
          'Check that the directory file has the e-mail addresses or employee ids that the platform uses.',
          'Bring the directory in again: takeup import directory FILE',
        ],
      };
    }
  }
}

const things = (count: number) => format.plural(count, 'thing', 'things');

export const sources = {
  fix,
  /** One line for the doctor. */
  fixLine: (item: SourceToFix) => {
    const { title, detail, steps } = fix(item);
    return `${title}${detail === null ? '' : ` (${detail})`}: ${steps.join(' ')}`;
  },
  name: 'Data sources',
  eyebrow: 'Data sources · last 13 weeks',
  /** The page's first sentence. */
  verdict: (connected: number, problems: number) =>
    connected === 0
      ? 'No source is connected yet.'
      : problems === 0
        ? `${format.plural(connected, 'source is', 'sources are')} connected, and there is nothing to fix.`
        : `${format.plural(connected, 'source is', 'sources are')} connected. ${things(problems)} to fix.`,
  standfirst: 'Days that could not be read are drawn as gaps. No figure treats them as zero.',
  emptyText: 'Once activity and a directory are in, each source stands here with its days.',
  bringIn: 'Bring in files',
  toFix: 'To fix',
  whatToDo: 'What to do',
  connections: 'Connections and coverage',
  columns: {
    source: 'Source',
    days: (from: string, to: string) => format.dateRange(from, to),
    complete: 'Days complete',
    last: 'Last read',
    next: 'Next',
    state: 'State',
  },
  pulled: 'Read from the platform',
  brought: 'Files are brought in',
  directory: 'Directory',
  rosters: (count: number) => format.plural(count, 'roster', 'rosters'),
  completeOf: (complete: number, expected: number) =>
    `${format.count(complete)} of ${format.count(expected)}`,
  never: 'not yet',
  none: '–',
  healthy: 'Healthy',
  fixes: (count: number) => `${format.count(count)} to fix`,
  dropped: (fields: number) =>
    `${format.plural(fields, 'field', 'fields')} that Takeup does not need ${fields === 1 ? 'is' : 'are'} left out.`,
  strip: (title: string, complete: number, expected: number) =>
    `${title}: ${format.count(complete)} of ${format.count(expected)} days complete`,
  legend: [
    { mark: 'full', text: 'complete' },
    { mark: 'half', text: 'partial' },
    { mark: 'hollow', text: 'missing, may still come' },
    { mark: 'hatched', text: 'missing, given up' },
    { mark: 'pending', text: 'none expected or not yet in' },
  ],
  matching: 'Matching accounts to the directory',
  matched: ({ accounts, matched, from, to }: SeenAccounts) =>
    `${format.count(matched)} of ${format.count(accounts)} accounts seen ${format.dateRange(from, to)} match one person in the directory. Accounts that match nobody are left out of every rate.`,
  notMatched:
    'Not known until a 28-day period is published, or hidden because it would tell of a small group.',
  kept: 'What is kept',
  keeps: (minimum: number) => [
    { what: 'Names and e-mail addresses', how: 'Never stored. Replaced on arrival by a keyed hash.' },
    { what: 'Message text', how: 'Never stored.' },
    { what: 'Private channels and direct messages', how: 'Never read.' },
    { what: 'Smallest group shown', how: `${format.people(minimum)}.` },
  ],
} as const;
