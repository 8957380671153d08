import type { UnmatchedReason } from '@takeup/domain';
import { format } from './format.js';

export interface AliasReport {
  readonly aliases: number;
  readonly added: number;
  readonly gone: number;
  readonly unchanged: boolean;
}

export interface ReasonWords {
  /** Beside its bar. */
  readonly name: string;
  readonly whatToDo: string;
}

const REASONS: Readonly<Record<UnmatchedReason, ReasonWords>> = {
  bot: {
    name: 'Service accounts and bots',
    whatToDo: 'Nothing: they are nobody’s, and count for nobody.',
  },
  left: {
    name: 'Left the organisation',
    whatToDo:
      'Nothing, where they did leave. Accounts that go on after that are worth a word to whoever runs the platform.',
  },
  shared: {
    name: 'Addresses that several people share',
    whatToDo:
      'Give each person an address of their own in the directory; or say whose the account is: `takeup import aliases FILE`',
  },
  outside: {
    name: 'Guests, of a domain that nobody in the directory has',
    whatToDo:
      'Nothing, where they are guests. Where the domain is an older one of yours, name it in takeup.yaml: `directory.domains`',
  },
  off: {
    name: 'Switched off on the platform',
    whatToDo: 'Nothing: nobody can sign in with them any more.',
  },
  nameless: {
    name: 'Tell neither an address nor an id',
    whatToDo:
      'Let Takeup’s account see addresses or employee ids; docs/connectors says with which permission. Or say whose they are: `takeup import aliases FILE`',
  },
  absent: {
    name: 'Not in the directory',
    whatToDo:
      'Bring in a newer directory, and look whether contractors are in it. For addresses it does not have: `takeup import aliases FILE`',
  },
};

export interface MatchWords {
  readonly accounts: number;
  readonly matched: number;
}

export const accounts = {
  reason: (reason: UnmatchedReason): ReasonWords => REASONS[reason],
  /** The same by the name that the API has for it. */
  reasonNamed: (name: Uppercase<UnmatchedReason>): ReasonWords =>
    REASONS[name.toLowerCase() as UnmatchedReason],
  /** Of one reason: `120 or more`. */
  atLeast: (count: number) => `${format.count(count)} or more`,
  bars: 'Accounts that match nobody, by why',
  /** Under the bars. */
  standing: ({ from, to }: { readonly from: string; readonly to: string }) =>
    `Why they match nobody, of accounts seen ${format.dateRange(from, to)}, by today’s directory and aliases.`,
  steps: (step: number) =>
    `Told in steps of ${format.count(step)}; of a reason with fewer accounts nothing is told.`,
  /** Where no reason is told. @param match null: not to be told */
  nothingTold: (step: number, match: MatchWords | null) =>
    isAll(match)
      ? 'Every account matches one person of the directory: there is none to look for.'
      : `Of no reason there are ${format.count(step)} accounts or more, or it would say too much of another.`,
  whatToDo: 'What to do',
  imported: ({ aliases, added, gone, unchanged }: AliasReport) =>
    unchanged
      ? `nothing changed: these ${format.plural(aliases, 'alias is', 'aliases are')} in already`
      : `${format.plural(aliases, 'alias', 'aliases')}, ${format.count(added)} new or other than before, ${format.count(gone)} gone`,
  whenItCounts:
    'they count with the next refresh, in months of which nothing is published yet; months that are published stay as they are',
  cli: {
    head: { connection: 'connection', reason: 'reason', accounts: 'accounts' },
    matched: 'matched',
    ofAll: (matched: number, accounts: number) => `${format.count(matched)} of ${format.count(accounts)}`,
    notTold: 'not told',
    window: (from: string, to: string) => `accounts seen ${from} to ${to}`,
    notYet:
      'Not known until a 28-day period is published, or hidden because it would tell of a small group. Once activity and a directory are in: takeup refresh',
  },
  /** One line for the doctor. */
  doctor: (
    told: readonly { readonly reason: UnmatchedReason; readonly atLeast: number }[],
    match: MatchWords | null,
  ) =>
    told.length === 0 && isAll(match)
      ? 'every account matches one person of the directory'
      : `accounts that match nobody: ${
          told.length === 0
            ? 'few of any kind, or not to be told'
            : told
                .map(
                  ({ reason, atLeast }) => `${format.count(atLeast)} or more ${lower(REASONS[reason].name)}`,
                )
                .join('; ')
        }. takeup accounts says what to do`,
  idle: ({ unknown, taken }: { readonly unknown: number; readonly taken: number }) => [
    ...(unknown > 0
      ? [`${format.plural(unknown, 'alias names', 'aliases name')} an employee_id that no directory has had`]
      : []),
    ...(taken > 0
      ? [
          `${format.plural(taken, 'alias gives', 'aliases give')} away an account that the newest directory says to be somebody else’s; the directory holds`,
        ]
      : []),
  ],
} as const;

/** Whether there is none that matches nobody. */
function isAll(match: MatchWords | null): boolean {
  return match !== null && match.accounts > 0 && match.matched === match.accounts;
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
