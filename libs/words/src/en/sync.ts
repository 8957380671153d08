import type { SyncFault } from './fault-advice.js';
import { faultAdvice } from './fault-advice.js';
import { format } from './format.js';

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

export const sync = {
  advice: faultAdvice,
  fault: (connection: string, fault: SyncFault): readonly string[] => {
    const { message, whatToDo } = faultAdvice(fault);
    return [`${connection}: ${message}`, `  ${fault.detail}`, `  ${whatToDo}`];
  },
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
