import type { GoalView } from '@takeup/application';
import { readGoal } from '@takeup/application';
import { en } from '@takeup/words';
import { Command, Option } from 'commander';
import { orExit } from './exit.js';
import { withDatabase } from './open.js';
import type { Format } from './output.js';
import { print, printJson } from './output.js';

const words = en.goals;

interface Options {
  readonly initiative?: string;
  readonly format: Format;
}

export function goalCommand(): Command {
  return new Command('goal')
    .description('a goal against its path today, and what its evidence rests on')
    .argument('<key>', "the goal's key in its charter")
    .option('--initiative <key>', 'where more than one initiative has a goal of this key')
    .addOption(new Option('--format <format>', 'how to print').choices(['table', 'json']).default('table'))
    .action(goal);
}

async function goal(key: string, { initiative, format }: Options): Promise<void> {
  await withDatabase(false, async ({ context }) => {
    const view = orExit(
      await readGoal(context, { key, ...(initiative === undefined ? {} : { initiative }) }),
    );
    if (format === 'json') printJson(jsonOf(view));
    else for (const line of linesOf(view)) print(line);
  });
}

/** The answer as it is promised to scripts. What is not known is null, with the reason beside it. */
export function jsonOf(view: GoalView) {
  const { evidence, points, adoption, ...goalAsIs } = view;
  return {
    ...goalAsIs,
    verdict: words.verdict(view),
    evidence: {
      grade: evidence.grade,
      name: words.grade(evidence.grade),
      cap: evidence.cap,
      next: {
        grade: evidence.next.grade,
        name: words.grade(evidence.next.grade),
        needs: evidence.next.needs.map((gate) => ({ code: gate.code, message: words.gate(gate) })),
      },
    },
    forecast: null,
    forecastReason: words.noForecast,
    benefit: null,
    benefitReason: words.noBenefit,
    adoption,
    series: points,
  };
}

function linesOf(view: GoalView): readonly string[] {
  const { unit, now, gap, evidence, status, pathToday, baseline, target, deadline, gaps } = view;
  const { rows, ...said } = words.cli;
  const nothing = words.facts.unknown;
  const measured = (value: number | null) => (value === null ? nothing : words.value(value, unit));
  const declared = (value: number | null) => (value === null ? nothing : words.declared(value, unit));
  const range =
    now === null || now.low === null || now.high === null ? nothing : words.range(now.low, now.high);
  const told: readonly (readonly [string, string])[] = [
    [rows.initiative, `${view.initiativeName} (${view.initiative})`],
    [rows.charter, said.charter(view.charterVersion, view.declaredOn)],
    [rows.now, now === null ? nothing : said.period(measured(now.value), now.from, now.to)],
    [rows.range, range],
    [
      rows.path,
      now === null ? measured(pathToday) : said.path(measured(now.path), measured(pathToday), view.on),
    ],
    [rows.target, said.target(declared(baseline), declared(target), deadline ?? nothing)],
    [rows.gap, gap === null ? nothing : words.gap(gap, unit)],
    [rows.status, view.state === 'draft' ? words.draft : words.status[status]],
    ...gaps.map(({ from, to }) => [rows.gaps, `${from} to ${to}`] as const),
    [rows.evidence, said.grade(evidence.grade)],
    ...evidence.next.needs.map((gate) => [rows.next, words.gate(gate)] as const),
    [rows.forecast, words.noForecast],
    [rows.benefit, words.noBenefit],
  ];
  const width = Math.max(...told.map(([head]) => head.length));
  return [words.verdict(view), ...told.map(([head, text]) => `${head.padEnd(width)}  ${text}`)];
}
