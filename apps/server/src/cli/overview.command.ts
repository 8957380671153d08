import type { InitiativeView, OverviewView } from '@takeup/application';
import { readOverview } from '@takeup/application';
import { isDay } from '@takeup/domain';
import { en, lostOf } from '@takeup/words';
import { Command, InvalidArgumentError, Option } from 'commander';
import { measureName } from '../graphql/names.js';
import { withDatabase } from './open.js';
import type { Format } from './output.js';
import { print, printJson, table } from './output.js';

const words = en.overview;

interface Options {
  readonly asof?: string;
  readonly format: Format;
}

export function overviewCommand(): Command {
  return new Command('overview')
    .description(words.cli.description)
    .option('--asof <day>', words.cli.asof, dayOf)
    .addOption(new Option('--format <format>', 'how to print').choices(['table', 'json']).default('table'))
    .action(overview);
}

function dayOf(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError(text);
  return text;
}

async function overview({ asof = null, format }: Omit<Options, 'asof'> & { readonly asof?: string | null }) {
  await withDatabase(false, async ({ context }) => {
    const view = await readOverview(context, { asof });
    if (format === 'json') printJson(jsonOf(view));
    else for (const line of linesOf(view)) print(line);
  });
}

/** The answer as it is promised to scripts: codes of the rules beside their sentences, and null for what is hidden or unknown. */
export function jsonOf(view: OverviewView) {
  const { initiatives, reach, ...asItIs } = view;
  return {
    ...asItIs,
    headline: words.headline(view.verdict),
    standfirst: plain(words.standfirst(view.verdict)),
    initiatives: initiatives.map(({ names: _, goals, ...own }) => ({
      ...own,
      goals: goals.map(({ key, lead, status, doubt, gap, now, evidence }) => ({
        key,
        lead,
        status,
        doubt,
        gap,
        now,
        grade: evidence.grade,
      })),
      benefit: null,
    })),
    reach,
  };
}

/** The answer for people, line by line. */
export function linesOf(view: OverviewView): readonly string[] {
  const { window, purpose, next, cost, partial } = view;
  const told: readonly (readonly [string, string])[] = [
    [words.cli.window, window === null ? words.cli.noWindow : `${window.from} to ${window.to}`],
    [words.cli.benefit, benefitLine(view)],
    [
      words.cli.cost,
      cost.sums.length + cost.undated === 0
        ? words.benefit.noCost
        : words.benefit.cost(cost.sums, cost.undated),
    ],
    [words.cli.purpose, purposeLine(purpose)],
    [
      words.cli.next,
      next === null ? words.decision.none : `${next.on}, ${words.inDays(next.days)}: ${next.initiative}`,
    ],
  ];
  const width = Math.max(...told.map(([head]) => head.length));
  return [
    words.headline(view.verdict),
    ...[plain(words.standfirst(view.verdict))].filter((text) => text !== ''),
    ...(partial ? [words.partial] : []),
    ...missingLines(view.missing),
    ...(view.asOf === null || view.rosterOn === null ? [] : [en.roster.sentence(view.asOf, view.rosterOn)]),
    ...told.map(([head, text]) => `${head.padEnd(width)}  ${text}`),
    ...(view.initiatives.length === 0 ? [] : [table(words.cli.head, view.initiatives.map(rowOf))]),
  ];
}

/** Drafts measure nothing, and without a goal nothing says what it is worth. */
function benefitLine({ initiatives, currency }: OverviewView): string {
  const confirmed = initiatives.filter(({ state }) => state === 'confirmed');
  if (confirmed.some(({ goals }) => goals.length > 0))
    return words.benefit.evidenced(words.benefit.money(0, currency));
  const why = confirmed.length === 0 ? words.benefit.missing(null) : words.benefit.noGoal;
  return `${words.benefit.unknown.toLowerCase()}. ${why}`;
}

function missingLines(missing: OverviewView['missing']): readonly string[] {
  const lines = lostOf(missing).map(({ title, spans }) => plain(en.missing.of(title, spans)));
  return lines.length === 0 ? [] : [...lines, words.cli.missing];
}

function purposeLine(purpose: OverviewView['purpose']): string {
  const text = words.purpose;
  if (purpose === null) return text.none;
  if (!purpose.declared) return text.undeclared;
  const { percentWith, partial, to } = purpose;
  if (percentWith === null) return text.hidden;
  return [text.percent(percentWith), text.of(to), ...(partial ? [text.partial] : [])].join(' ');
}

function rowOf({ key, state, goals, adoption, next }: InitiativeView): readonly string[] {
  const [lead] = goals;
  const draft = state === 'draft';
  const stands = draft ? en.goals.draft : en.goals.status[lead?.status ?? 'UNKNOWN'];
  const row = adoption?.row ?? null;
  const used =
    adoption === null || row === null
      ? words.adoption.unpublished
      : [
          words.adoption.label(
            adoption.target.personaName ?? words.adoption.everybody,
            measureName(adoption.target.measure),
            words.adoption.figure(row, adoption.partial),
            words.adoption.gap(row),
          ),
        ].join('');
  return [
    key,
    stands,
    lead === undefined ? words.initiative.noGoals : lead.key,
    draft ? '' : used,
    lead === undefined || draft ? '' : en.goals.gradeShort(lead.evidence.grade),
    next === null ? words.facts.noGate : next.on,
  ];
}

/** A terminal has no bold. */
function plain(text: string): string {
  return text.replaceAll('**', '');
}
