import type { SourceWay } from '@takeup/domain';
import { format } from './format.js';
import { hiddenTogether } from './hidden-together.js';
import type { HiddenTogether } from './hidden-together.js';
import { rejectReason } from './refusals.js';
import type { PolicyFinding } from './policy.js';
import { policyLine } from './policy.js';

type DemoOption = 'platform' | 'directory';

/** How an option of the demo stands in a sentence. */
const MADE: Readonly<Record<DemoOption, string>> = { platform: 'on', directory: 'with a directory by' };

/** What the command line says. Shapes are those of the reports that it prints. */
export interface DirectoryReport {
  readonly asOf: string | null;
  readonly people: number;
  readonly joined: number | null;
  readonly vanished: number | null;
  readonly droppedColumns: readonly string[];
  readonly ambiguousEmails: number;
  readonly unchanged: boolean;
  readonly leftAlone: readonly string[];
}

export interface ActivityReport {
  readonly connection: string;
  readonly lines: number;
  readonly acts: number;
  readonly repeated: number;
  readonly quarantined: number;
  readonly rejects: readonly { readonly line: number; readonly reason: string }[];
  readonly accounts: number;
  readonly matched: number;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

export interface AppliedCharter {
  readonly initiative: string;
  readonly version: number;
  readonly state: 'draft' | 'confirmed';
  readonly unchanged: boolean;
}

export interface RefreshState {
  readonly task: 'COUNTING' | 'PUBLISHING';
  readonly done: number;
  readonly total: number;
}

export interface Row {
  readonly status: string;
  readonly people: number | null;
  readonly count: number | null;
  readonly countAtMost: number | null;
  readonly countAtLeast: number | null;
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly path: number | null;
  readonly short: number | null;
  readonly shortAtLeast: number | null;
}

export interface View {
  readonly period: {
    readonly key: string;
    readonly from: string;
    readonly to: string;
    readonly final: boolean;
  };
  readonly coverage: { readonly expected: number; readonly present: number; readonly partial: boolean };
  readonly match: { readonly accounts: number; readonly matched: number } | null;
  readonly policy: { readonly minimumGroup: number };
  readonly measure: string;
  readonly withheld: number;
  readonly hiddenTogether: readonly (HiddenTogether & { readonly persona: string })[];
  readonly rows: readonly { readonly status: string; readonly persona: string }[];
}

const isOfOtherGrain = (rows: View['rows']) =>
  rows.length > 0 && rows.every(({ status }) => status === 'NOT_PUBLISHED_AT_THIS_GRAIN');

const isOfPersona = ({ persona }: View['rows'][number]) => persona !== 'ALL';

const number = new Intl.NumberFormat('en-GB');
const count = (value: number) => number.format(value);
const percent = (value: number) => `${(value * 100).toFixed(1)} %`;

const STATUS: Readonly<Record<string, string>> = {
  HIDDEN: 'hidden to protect people',
  NOT_PUBLISHED_AT_THIS_GRAIN: 'not published at this grain',
  NO_PEOPLE: 'nobody in this group',
  NO_DATA: 'no data',
  NOT_FINAL: 'not final yet',
};

export const server = {
  demo: {
    noPlace: (option: DemoOption, asked: string): readonly string[] => [
      `--${option} ${asked}: it says what the Northwind demo is ${MADE[option]}, and here is no place for the demo.`,
      `It starts where there is no takeup.yaml, no DATABASE_URL and a database that holds nothing yet. Leave --${option} out, or start it elsewhere with a TAKEUP_DATA_DIR of its own. Nothing was changed.`,
    ],
    other: (option: DemoOption, asked: string, held: string): readonly string[] => [
      `--${option} ${asked}: this database holds Northwind ${MADE[option]} ${held}, and cannot change over.`,
      `Set TAKEUP_DATA_DIR to a folder of its own, such as .takeup-${asked}, or leave --${option} out to go on with ${held}. Nothing was changed.`,
    ],
    unknown: (held: string, known: readonly string[]): readonly string[] => [
      `This database holds Northwind on ${held}, which this version does not know; it knows ${known.join(', ')}.`,
      'Use the version that it was started with, or another TAKEUP_DATA_DIR.',
    ],
  },
  linesRead: (lines: number) => `${count(lines)} lines read`,
  refreshing: (state: RefreshState | undefined) =>
    state === undefined
      ? 'starting'
      : `${state.task === 'COUNTING' ? 'counting months' : 'publishing months'}: ${state.done} of ${state.total}`,
  refreshed: ({
    published,
    restatementsPending,
    releaseHash,
    latest,
  }: {
    readonly published: number;
    readonly restatementsPending: number;
    readonly releaseHash: string;
    readonly latest: string | null;
  }) =>
    [
      `${count(published)} periods published${latest === null ? '' : `, the newest ends on ${latest}`}`,
      ...(restatementsPending > 0
        ? [
            `${count(restatementsPending)} published periods had activity come in or change since; they stay as they are and wait to be restated`,
          ]
        : []),
      `release ${releaseHash}`,
    ].join('\n'),
  directoryImported: ({ people, joined, vanished, asOf, unchanged }: DirectoryReport) => {
    if (unchanged) return `nothing changed: this roster of ${count(people)} people is in already`;
    const since =
      joined === null || vanished === null ? '' : `, ${count(joined)} new, ${count(vanished)} gone`;
    const from = asOf === null ? "held back to each person's start" : `as of ${asOf}`;
    return `${count(people)} people${since}, ${from}`;
  },
  directoryNotes: ({ droppedColumns, ambiguousEmails, leftAlone }: DirectoryReport) => [
    ...(droppedColumns.length > 0 ? [`columns dropped on reading: ${droppedColumns.join(', ')}`] : []),
    ...(ambiguousEmails > 0
      ? [
          `${count(ambiguousEmails)} e-mail addresses belong to more than one person; nobody is matched by them`,
        ]
      : []),
    ...(leftAlone.length > 0
      ? [
          `months published already keep their roster: ${leftAlone.map((month) => month.slice(0, 7)).join(', ')}`,
        ]
      : []),
  ],
  directoryLeftOut: ({ withoutId }: { readonly withoutId: number }) =>
    withoutId > 0 ? [`${count(withoutId)} without an employee id are left out`] : [],
  activityImported: ({ lines, acts, repeated, quarantined, firstDay, lastDay }: ActivityReport) =>
    `${count(lines)} lines, ${count(acts)} new acts, ${count(repeated)} known already, ${count(quarantined)} left out` +
    (firstDay === null ? '' : `, ${firstDay} to ${lastDay}`),
  activityNotes: ({ accounts, matched, rejects, quarantined }: ActivityReport) => [
    `${count(matched)} of ${count(accounts)} accounts belong to people of the directory`,
    ...rejects.map(({ line, reason }) => `line ${line} left out: ${rejectReason(reason)}`),
    ...(quarantined > rejects.length ? [`and ${count(quarantined - rejects.length)} more`] : []),
  ],
  adoptionTable: {
    head: {
      persona: 'persona',
      department: 'department',
      location: 'location',
      people: 'people',
      count: 'count',
      rate: 'rate',
      range: '95 % range',
      path: 'path',
      short: 'short',
    },
    row: (row: Row, due: string | null): readonly string[] => {
      const { people, status } = row;
      if (people === null) {
        const word = STATUS[status] ?? status;
        return ['', status === 'NOT_FINAL' && due !== null ? `${word}, due ${due}` : word, '', '', '', ''];
      }
      const bound = row.countAtMost !== null ? `≤ ${row.countAtMost}` : `≥ ${row.countAtLeast}`;
      const short =
        row.short !== null
          ? count(row.short)
          : row.shortAtLeast !== null
            ? `≥ ${count(row.shortAtLeast)}`
            : '';
      return [
        count(people),
        row.count === null ? bound : count(row.count),
        row.rate === null ? '' : percent(row.rate),
        row.low === null || row.high === null ? '' : `${percent(row.low)} – ${percent(row.high)}`,
        row.path === null ? '' : percent(row.path),
        short,
      ];
    },
  },
  adoptionNotes: ({ measure, period, coverage, match, policy, withheld, rows, ...view }: View) => [
    // Of what is never published at this grain, whether its days are in says nothing.
    `${period.from} to ${period.to}${period.final || isOfOtherGrain(rows) ? '' : ', not final'}`,
    ...(coverage.partial
      ? [`${coverage.present} of ${coverage.expected} days: read every figure as “at least”`]
      : []),
    ...(match === null ? [] : [`${count(match.matched)} of ${count(match.accounts)} accounts matched`]),
    ...(withheld > 0
      ? [
          `${format.plural(withheld, 'group', 'groups')} hidden to protect people (minimum ${policy.minimumGroup})`,
        ]
      : []),
    ...view.hiddenTogether.map((own) =>
      // Where the table has no personas, there is one line, of everybody.
      hiddenTogether.line(rows.some(isOfPersona) ? own.persona : null, own, measure),
    ),
  ],
  unknownVersion: (initiative: string, version: number) =>
    `The charter of ${initiative} has no version ${version}.`,
  charterApplied: ({ initiative, version, state, unchanged }: AppliedCharter) =>
    unchanged
      ? `${initiative} version ${version}: nothing changed`
      : `${initiative} version ${version}: ${state === 'confirmed' ? 'complete, and confirmed by applying it' : 'a draft; nothing is measured against it'}`,
  invalidRange: (from: string, to: string, longest: number) =>
    `${from} to ${to} cannot be shown. Give two days in order, at most ${longest} days apart.`,
  doctor: {
    levels: { ok: 'ok', look: 'look', wrong: 'wrong' },
    configuration: (file: string, there: boolean) =>
      there ? `configuration ${file}` : `no ${file}: time zone UTC, no IT departments, minimum group 10`,
    database: (kind: 'embedded' | 'external') =>
      kind === 'embedded' ? 'embedded PostgreSQL answers' : 'PostgreSQL at DATABASE_URL answers',
    finding: (finding: Finding): string => {
      switch (finding.about) {
        case 'stage':
          return STAGES[finding.stage] ?? finding.stage;
        case 'roster':
          return (
            (finding.people === null
              ? 'directory of fewer than 20 people'
              : `directory of about ${count(finding.people)} people`) +
            (finding.asOf === null ? '' : ` as of ${finding.asOf}`) +
            (finding.old ? '; it is from an earlier month: takeup import directory FILE' : '')
          );
        case 'connection':
          return connectionLine(finding);
        case 'silent-connection':
          return finding.way === 'delivered'
            ? `${finding.key}: configured, and nothing has been delivered yet to /hooks/${finding.key}`
            : `${finding.key}: configured, and nothing has come from it yet`;
        case 'reads':
          return 'no source says who signed in or read, so “reached” is unknown: bring sign-ins in as a connection of their own';
        case 'it-departments':
          return 'no IT departments named, so the only-IT index is unknown: organisation.it_departments in takeup.yaml';
        case 'policy':
          return policyLine(finding);
        case 'rule-previews':
          return `${count(finding.rules)} persona rules were counted since ${finding.from}, each is noted with its day`;
        case 'restatements':
          return `${count(finding.periods)} published periods had activity come in or change since; they stay as they are and wait to be restated`;
      }
    },
  },
};

function connectionLine(finding: Extract<Finding, { about: 'connection' }>): string {
  const { level, key, way, deliveredAt, first, last, unread, missing, days } = finding;
  const gaps = missing.length;
  const listed = `${missing.slice(0, 4).join(', ')}${gaps > 4 ? ', …' : ''}`;
  const sent = way === 'delivered';
  const quiet = sent ? 'look at its sender' : `takeup import activity FILE --connection ${key}`;
  return [
    first === null
      ? `${key}: no day was read yet${way === 'pulled' ? `: takeup sync ${key}` : ''}`
      : `${key}: ${first} to ${last}`,
    ...(unread === 0 ? [] : [`${format.plural(unread, 'day', 'days')} between them not read yet`]),
    ...(deliveredAt === null
      ? []
      : [`last delivery ${deliveredAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`]),
    ...(gaps > 0
      ? [
          `${format.plural(gaps, 'day', 'days')} without data (${listed}): ${sent ? 'have them delivered, with covers lines' : 'import them with --covers'}`,
        ]
      : []),
    ...(level === 'look' && gaps === 0 && first !== null
      ? [`nothing for ${format.plural(days, 'day', 'days')}, so nothing later becomes final: ${quiet}`]
      : []),
  ].join('; ');
}

const STAGES: Readonly<Record<string, string>> = {
  NOTHING_IMPORTED:
    'nothing brought in yet: takeup import directory FILE, then takeup import activity FILE --connection KEY',
  NEEDS_DIRECTORY: 'no directory yet: takeup import directory FILE',
  NEEDS_ACTIVITY: 'no activity yet: takeup import activity FILE --connection KEY',
  NOT_PUBLISHED: 'nothing published yet: takeup refresh; a period appears once all its days are in',
  PUBLISHED: 'adoption is published',
};

/** What the doctor found, one thing each. */
export type Finding =
  | { readonly about: 'stage'; readonly stage: string }
  | {
      readonly about: 'roster';
      readonly people: number | null;
      readonly asOf: string | null;
      readonly old: boolean;
    }
  | {
      readonly about: 'connection';
      readonly level: string;
      readonly key: string;
      readonly way: SourceWay;
      readonly deliveredAt: Date | null;
      readonly first: string | null;
      readonly last: string | null;
      readonly unread: number;
      readonly missing: readonly string[];
      readonly days: number;
    }
  | { readonly about: 'silent-connection'; readonly key: string; readonly way: SourceWay }
  | { readonly about: 'reads' }
  | { readonly about: 'it-departments' }
  | PolicyFinding
  | { readonly about: 'rule-previews'; readonly rules: number; readonly from: string }
  | { readonly about: 'restatements'; readonly periods: number };
