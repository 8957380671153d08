import type { EditionFacts, EditionFigures, EditionRow, SealedEdition } from '@takeup/domain';
import { firstOfMonth } from '@takeup/domain';
import type { DaySpan } from '@takeup/words';
import { missingSpans } from './coverage.js';
import { factsOf } from './report-of.js';
import { rowStanding, standingOf } from './position.js';

export type Cell = string | number | null;

export const COLUMNS = [
  ...['month', 'section', 'initiative', 'name', 'measure', 'department', 'persona', 'period', 'status'],
  ...['unit', 'baseline', 'before', 'value', 'low', 'high', 'people', 'count', 'count_at_most'],
  ...['count_at_least', 'path', 'gap', 'target', 'deadline', 'standing', 'evidence_grade'],
] as const;

export const SECTIONS = ['goal', 'target', 'adoption', 'gap'] as const;
export type Section = (typeof SECTIONS)[number];

/** By column; what is not known is not there, never 0. */
export type Line = Partial<Readonly<Record<string, Cell>>>;

/** Everything the edition says in figures, a line each, unrounded. */
export function linesOf(edition: SealedEdition): readonly Line[] {
  const facts = factsOf(edition);
  const lines = [
    ...facts.initiatives.flatMap(initiativeLines),
    ...facts.figures.flatMap((own) => figureLines(own, null)),
    ...gapLines(facts),
  ];
  return lines.map((line) => ({ ...line, month: facts.month }));
}

function initiativeLines(initiative: EditionFacts['initiatives'][number]): readonly Line[] {
  const { key, goals, targets, adoption } = initiative;
  return [
    ...goals.map((goal): Line => {
      const { now, unit, baseline, before, gap, target, deadline, evidence } = goal;
      return {
        ...{ section: 'goal', initiative: key, name: goal.name, unit, baseline, target, deadline },
        ...{ measure: goal.key, period: now && `${now.from}..${now.to}`, before: before?.value ?? null },
        ...{ value: now?.value ?? null, low: now?.low ?? null, high: now?.high ?? null },
        ...{ path: now?.path ?? null, gap, standing: standingOf(goal), evidence_grade: evidence.grade },
      };
    }),
    ...targets.map(({ now, before, measure, personaName, department, persona, value, deadline }): Line => ({
      ...rowLine(now),
      ...{ section: 'target', initiative: key, name: personaName, measure, department, persona },
      ...{ target: value, deadline, before: before?.rate ?? null, standing: rowStanding(now) },
    })),
    ...adoption.flatMap((own) => figureLines(own, key)),
  ];
}

function figureLines({ measure, period, rows }: EditionFigures, initiative: string | null): readonly Line[] {
  return rows.map((row) => ({
    ...rowLine(row),
    ...{ section: 'adoption', initiative, measure, period, department: row.department, persona: row.persona },
    standing: row.verdict === undefined ? null : rowStanding(row),
  }));
}

/** A line for each stretch that did not come, named by its source: of the month's days, and of a goal's values. */
function gapLines({ month, coverage, initiatives }: EditionFacts): readonly Line[] {
  const line = (name: string | null, { from, to }: DaySpan): Line => ({
    ...{ section: 'gap', name, period: `${from}..${to}`, status: 'NO_DATA' },
  });
  return [
    ...coverage.flatMap(({ title, states }) =>
      missingSpans(states, firstOfMonth(month)).map((span) => line(title, span)),
    ),
    ...initiatives.flatMap(({ key, goals }) =>
      goals.flatMap((goal) =>
        goal.gaps.map((span) => ({
          ...line(goal.sourceTitle ?? goal.source, span),
          ...{ initiative: key, measure: goal.key },
        })),
      ),
    ),
  ];
}

function rowLine(row: EditionRow | null): Line {
  if (row === null) return { status: 'NOT_PUBLISHED_AT_THIS_GRAIN' };
  const { status, people, count, countAtMost, countAtLeast, rate, low, high } = row;
  const { baseline, path, target, deadline, gap } = row;
  return {
    ...{ status, people, count, low, high, baseline, path, target, deadline, gap },
    ...{ value: rate, count_at_most: countAtMost, count_at_least: countAtLeast, unit: 'share' },
  };
}
