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
  | (OfSource & { readonly about: 'note'; readonly code: string })
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
  /** What to ask somebody else for, as a text to send; null where nobody else is needed. */
  readonly request: string | null;
  /** Days that can be asked for again. */
  readonly days: readonly string[];
}

type Words = Omit<FixWords, 'request' | 'days'> & Partial<Pick<FixWords, 'request' | 'days'>>;

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
function syncWords({ connection, title, fault }: Extract<SourceToFix, { about: 'sync' }>): Words {
  const known = fault.detail
    .split(/[\s:]+/)
    .map(connectors.fault)
    .findLast((advice) => advice !== undefined);
  return {
    title: `${title} could not be read`,
    effect: `${known?.message ?? sync.trouble(fault.kind)} Days that are not read are gaps; no figure takes them for zero.`,
    detail: `${fault.detail} · ${fault.at.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    steps: [known?.whatToDo ?? sync.whatToDo(fault.kind)],
    request:
      fault.kind === 'denied' || fault.kind === 'throttled' ? adminRequest(connection, title, fault) : null,
  };
}

/** A text for whoever runs the platform. It names no person and holds no secret. */
function adminRequest(
  connection: string,
  title: string,
  fault: { readonly kind: string; readonly detail: string; readonly at: Date },
): string {
  const when = `${fault.at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return [
    `Takeup reads ${title} (connection ${connection}) for figures about groups, and could not on ${when}:`,
    fault.detail,
    '',
    fault.kind === 'throttled'
      ? 'Please let Takeup’s account ask more often, or give it an account that nobody else uses.'
      : 'Please check that the token of its account is valid and that the account may read what docs/connectors names. For Mattermost: a bot account with the role System Admin, by GET and by POST /reports/posts only.',
    'Takeup only reads. It keeps neither names nor addresses nor texts, and reads no private channels or direct messages.',
  ].join('\n');
}

/** The words of one thing to fix; the page and the doctor say the same. */
function fix(item: SourceToFix): FixWords {
  return { request: null, days: [], ...said(item) };
}

function said(item: SourceToFix): Words {
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
    case 'note': {
      const advice = connectors.note(item.code);
      return {
        title: advice?.message ?? `${item.title} does not show everything`,
        effect: `${item.title} is read, but not all that Takeup needs of it. Figures are low by what is hidden.`,
        detail: item.code,
        steps: [
          advice?.whatToDo ?? 'Read what docs/connectors says of it.',
          `Then read it: takeup sync ${item.connection}`,
        ],
        request:
          `Takeup’s account on ${item.title}: ${advice?.message ?? item.code} ${advice?.whatToDo ?? ''}`.trim(),
      };
    }
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
        days: item.pulled ? item.days : [],
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
        days: item.pulled ? item.days : [],
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
  /** What a check found that nobody has to put right; undefined for what is to be put right. */
  harmless: (code: string) => (code === 'mattermost-no-report' ? connectors.note(code)?.message : undefined),
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
  pulledFrom: (platform: string | null) =>
    platform === null ? 'Read from the platform' : `Read from the platform, ${platform}`,
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
  sync: {
    now: 'Sync now',
    again: (days: number) => `Fetch ${format.plural(days, 'day', 'days')} again`,
    next: (when: string) => `Next sync **${when}**`,
    states: { IDLE: null, WAITING: 'Asked for; it begins in a moment.', READING: 'Being read now.' },
    progress: (done: number, total: number | null) =>
      total === null
        ? 'Being read now.'
        : `Being read now: ${format.count(done)} of ${format.count(total)} pieces.`,
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
  keeps: (minimum: number) => [
    { what: 'Names and e-mail addresses', how: 'Never stored. Replaced on arrival by a keyed hash.' },
    { what: 'Message text', how: 'Never stored. It is looked through for a charter’s topics in memory.' },
    { what: 'Private channels and direct messages', how: 'Never read.' },
    {
      what: 'Rows per person',
      how: 'Who, when, what kind of act, where, in which thread and on which declared topics, under a pseudonym. Takeup deletes none by age yet; what is deleted on the platform goes with the next sync.',
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
