import { format } from './format.js';

export interface SyncFault {
  readonly kind: string;
  readonly detail: string;
}

export interface SyncReportWords {
  readonly connection: string;
  readonly requests: number;
  readonly slices: number;
  readonly left: number;
  readonly fault: SyncFault | null;
  /** How many times it was gone at by the command. */
  readonly runs: number;
}

export interface CheckedWords {
  readonly platform: string;
  readonly role: string;
  /** Names of streams. */
  readonly streams: readonly string[];
}

export interface ReplayWords {
  readonly connection: string;
  readonly pages: number;
  readonly rows: number;
  readonly changed: number;
  /** Pages that could not be looked at. */
  readonly unfit: number;
}

/** What each kind of trouble means, and what to do about it. */
const TROUBLE: Readonly<Record<string, readonly [string, string]>> = {
  throttled: [
    'The platform asks to wait.',
    'Takeup goes on by itself when the wait is over. A separate account for Takeup keeps others from using up its share.',
  ],
  transient: [
    'The platform did not answer as it should.',
    'Takeup asks again by itself. If it stays so, ask whoever runs the platform whether it was down.',
  ],
  denied: [
    'The platform refuses the access it was given.',
    'Check that the token is still valid and has the role that the connection’s page in the documentation names; then sync again.',
  ],
  absent: [
    'The platform has nothing of these days.',
    'Nothing can be done: the days stay a gap, and figures say so.',
  ],
  'not-yet': ['The platform has not made these days ready yet.', 'Takeup asks again by itself.'],
  changed: [
    'The platform’s answers are not what they were: a field is missing or of another type.',
    'Nothing was concluded from them. Look for a newer version of Takeup, or tell its authors the field’s name.',
  ],
};

const UNKNOWN = ['The platform could not be read.', 'Takeup asks again by itself.'] as const;

export const sync = {
  trouble: (kind: string) => (TROUBLE[kind] ?? UNKNOWN)[0],
  whatToDo: (kind: string) => (TROUBLE[kind] ?? UNKNOWN)[1],
  fault: (connection: string, { kind, detail }: SyncFault): readonly string[] => [
    `${connection}: ${sync.trouble(kind)}`,
    `  ${detail}`,
    `  ${sync.whatToDo(kind)}`,
  ],
  checked: (connection: string, { platform, role, streams }: CheckedWords): string =>
    `${connection}: ${[platform, role].filter((part) => part !== '').join(', as ')}; ${
      streams.length === 0 ? 'nothing can be read' : `can be read: ${streams.join(', ')}`
    }`,
  range: ['--from and --to go together and are days, such as --from 2026-10-13 --to 2026-10-14.'],
  noSource: [
    'No connection is pulled.',
    'Connect one (takeup connection add), or name it in takeup.yaml: docs/connectors tells how.',
  ],
  reading: (rounds: number) => (rounds === 0 ? 'Reading the platform' : 'Reading what is older'),
  report: ({ connection, requests, slices, left }: SyncReportWords) =>
    `${connection}: ${format.plural(slices, 'piece', 'pieces')} read in ${format.plural(requests, 'request', 'requests')}${
      left === 0 ? '.' : `, ${format.count(left)} left for the next time.`
    }`,
  asJson: ({ connection, requests, slices, left, fault, runs }: SyncReportWords) => ({
    connection,
    requests,
    slices,
    left,
    fault: fault && { kind: fault.kind, detail: fault.detail },
    runs,
  }),
  replay: {
    running: 'Looking at kept rows again',
    report: ({ connection, pages, rows, changed }: ReplayWords) =>
      `${connection}: ${format.plural(rows, 'row', 'rows')} of ${format.plural(pages, 'kept page', 'kept pages')} looked at again, ${format.plural(changed, 'act', 'acts')} changed. The platform was not asked.`,
    unfit: ({ connection, unfit }: ReplayWords): readonly string[] => [
      `${connection}: ${format.plural(unfit, 'page was', 'pages were')} left as before: something is looked at now that was not kept then.`,
      `  If the platform still has these days: takeup sync ${connection} --from DAY --to DAY`,
    ],
    asJson: ({ connection, pages, rows, changed, unfit }: ReplayWords) => ({
      connection,
      pages,
      rows,
      changed,
      unfit,
    }),
  },
  confirmed: ({ connection, days }: { readonly connection: string; readonly days: readonly string[] }) =>
    `${connection}: ${format.plural(days.length, 'day counts', 'days count')} as read, however quiet.`,
  notBegun: (connection: string) =>
    `${connection} waits for its turn: another process took it over, and goes on with what was asked for.`,
};
