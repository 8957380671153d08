import type { AdoptionRow, AdoptionView, Dimension } from '@takeup/application';
import { DIMENSIONS, readAdoption } from '@takeup/application';
import { ALL, invalid, isMeasure } from '@takeup/domain';
import { en } from '@takeup/words';
import { Command, Option } from 'commander';
import { exitFor, orExit } from './exit.js';
import { withDatabase } from './open.js';
import type { Format } from './output.js';
import { csv, print, printJson, say, table } from './output.js';

interface Options {
  readonly measure: string;
  readonly period?: string;
  readonly by: string;
  readonly initiative?: string;
  readonly department?: string;
  readonly format: Format;
}

export function adoptionCommand(): Command {
  return new Command('adoption')
    .description('adoption per group in one period')
    .option('--measure <measure>', 'registered, reached, active, habitual or contributing', 'active')
    .option(
      '--period <period>',
      'week:2026-W47, month:2026-10, quarter:2026-Q3 or 28d:SUNDAY; else the newest 28 days',
    )
    .option('--by <dimensions>', 'persona, department, location, with commas between', '')
    .option('--initiative <key>', "an initiative's communities and targets")
    .option('--department <path>', 'this department and all below')
    .addOption(
      new Option('--format <format>', 'how to print').choices(['table', 'json', 'csv']).default('table'),
    )
    .action(adoption);
}

async function adoption(options: Options): Promise<void> {
  const { measure, period = null, initiative = null, department = null, format } = options;
  if (!isMeasure(measure)) throw exitFor(invalid('measure-unknown', { measure }));
  const by = readDimensions(options.by);
  await withDatabase(false, async ({ context }) => {
    const question = { measure, period, by, initiative, department, allLevels: true };
    const view = orExit(await readAdoption(context, question));
    if (format === 'json') printJson(jsonOf(view));
    else if (format === 'csv') print(csv(COLUMNS, view.rows.map(cellsOf)));
    else printTable(view, by);
  });
}

function readDimensions(text: string): ReadonlySet<Dimension> {
  const names = text.split(',').filter((name) => name !== '');
  const wrong = names.find((name) => !(DIMENSIONS as readonly string[]).includes(name));
  if (wrong !== undefined) throw exitFor(invalid('dimension-unknown', { dimension: wrong }));
  return new Set(DIMENSIONS.filter((dimension) => names.includes(dimension)));
}

/** The answer as it is promised to scripts; a status carries no more than it may. */
export function jsonOf(view: AdoptionView) {
  const { kind, from, to, final } = view.period;
  return {
    measure: view.measure,
    scope: view.scope,
    period: { kind, from, to, final },
    asOf: view.asOf,
    rosterOn: view.rosterOn,
    definitions: view.definitions,
    policy: view.policy,
    coverage: {
      expected: view.coverage.expected,
      present: view.coverage.present,
      partial: view.coverage.partial,
      missing: view.coverage.missing,
    },
    match: view.match,
    rows: view.rows.map((row) => jsonRow(row, view.period.due)),
    withheld: { cells: view.withheld, reason: 'HIDDEN' },
    hiddenTogether: view.hiddenTogether.map(({ persona, department, groups, people, count, rate }) => ({
      ...{ persona, department, groups, people, count, rate },
    })),
  };
}

function jsonRow(row: AdoptionRow, due: string | null) {
  const { persona, department, location, status, people, baseline, path, target } = row;
  const group = { persona, department, location, status };
  switch (status) {
    case 'SHOWN': {
      const { count, rate, low, high, representation, gap, short, verdict } = row;
      const shares = persona === ALL && location === ALL ? { representation } : {};
      return {
        ...group,
        people,
        count,
        rate,
        low,
        high,
        ...shares,
        baseline,
        path,
        target,
        gap,
        short,
        verdict,
      };
    }
    case 'FEWER_THAN_T':
      return {
        ...group,
        people,
        countAtMost: row.countAtMost,
        baseline,
        path,
        target,
        shortAtLeast: row.shortAtLeast,
      };
    case 'ALL_BUT_FEWER_THAN_T':
      return { ...group, people, countAtLeast: row.countAtLeast, baseline, path, target };
    case 'NOT_FINAL':
      return { ...group, due };
    default:
      return group;
  }
}

const COLUMNS = [
  'persona',
  'department',
  'location',
  'status',
  'people',
  'count',
  'countAtMost',
  'countAtLeast',
  'rate',
  'low',
  'high',
  'representation',
  'baseline',
  'path',
  'target',
  'gap',
  'short',
  'shortAtLeast',
  'verdict',
] as const satisfies readonly (keyof AdoptionRow)[];

function cellsOf(row: AdoptionRow): readonly (string | number | null)[] {
  return COLUMNS.map((column) => row[column]);
}

function printTable(view: AdoptionView, by: ReadonlySet<Dimension>): void {
  const { head, row } = en.server.adoptionTable;
  const named = DIMENSIONS.filter((dimension) => by.has(dimension));
  print(
    table(
      [
        ...named.map((dimension) => head[dimension]),
        head.people,
        head.count,
        head.rate,
        head.range,
        head.path,
        head.short,
      ],
      view.rows.map((item) => [...named.map((dimension) => item[dimension]), ...row(item, view.period.due)]),
    ),
  );
  for (const line of en.server.adoptionNotes(view)) say(line);
}
