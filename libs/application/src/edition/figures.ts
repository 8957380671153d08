import type {
  Charter,
  Day,
  EditionFacts,
  EditionFigures,
  EditionRow,
  EditionTarget,
  Measure,
  Period,
} from '@takeup/domain';
import {
  ALL,
  MEASURES,
  MEASURE_DEFINITIONS,
  adoptionTargets,
  departmentName,
  depthOf,
  departmentPath,
  personaName,
  refused,
} from '@takeup/domain';
import { reading } from '@takeup/storage';
import type { AdoptionRow, AdoptionView } from '../adoption/adoption-view.js';
import type { AdoptionQuestion } from '../adoption/read-adoption.js';
import { readAdoption } from '../adoption/read-adoption.js';
import type { Context } from '../context.js';
import { today } from '../context.js';
import { Refused } from '../outcome.js';
import { knownCoverage } from '../refresh/derive-coverage.js';
import { openDays } from './month-to-close.js';

/** The organisation's figures: everybody, first-level departments and personas, in every measure of each period. */
export async function organisationFigures(
  context: Context,
  periods: readonly Period[],
): Promise<Pick<EditionFacts, 'policy' | 'figures' | 'rosters'>> {
  const figures: EditionFigures[] = [];
  const rosters = new Map<Day, Day>();
  let policy = context.config.policy;
  for (const period of periods) {
    for (const measure of MEASURES.filter((key) => MEASURE_DEFINITIONS[key].kinds.includes(period.kind))) {
      const views = [
        await published(context, period, { measure, by: new Set(['department']) }),
        await published(context, period, { measure, by: new Set(['persona']) }),
      ] as const;
      policy = views[0].policy;
      const { asOf, rosterOn } = views[0];
      if (asOf !== null && rosterOn !== null) rosters.set(asOf, rosterOn);
      const [departments, personas] = views.map(({ rows }) => rows);
      const rows = [
        ...(departments ?? []).filter(({ department }) => depthOf(departmentPath(department)) <= 1),
        ...(personas ?? []).filter(({ persona }) => persona !== 'ALL'),
      ];
      figures.push(figuresOf(measure, views[0], rows));
    }
  }
  const heldBack = [...rosters].map(([asOf, rosterOn]) => ({ asOf, rosterOn }));
  return { policy, figures, ...(heldBack.length === 0 ? {} : { rosters: heldBack }) };
}

/** The groups of an initiative that have a target in it, in one 28-day window. */
export async function initiativeFigures(
  context: Context,
  initiative: string,
  window: Period,
): Promise<readonly EditionFigures[]> {
  const figures: EditionFigures[] = [];
  for (const measure of MEASURES) {
    const by = new Set(['department', 'persona'] as const);
    const view = await published(context, window, { measure, by, initiative });
    const rows = view.rows.filter(({ target }) => target !== null);
    if (rows.length > 0) figures.push({ ...figuresOf(measure, view, rows), withheld: view.withheld });
  }
  return figures;
}

/** The groups that a charter declares targets of, in its order. @param windows of the month and of the one before */
export async function targetFacts(
  context: Context,
  { initiative, charter }: { readonly initiative: string; readonly charter: Charter },
  windows: readonly [Period | null, Period | null],
): Promise<readonly EditionTarget[]> {
  const rows = new Map<string, readonly AdoptionRow[]>();
  const rowIn = async (
    window: Period | null,
    measure: Measure,
    group: string,
  ): Promise<EditionRow | null> => {
    if (window === null) return null;
    const asked = `${window.key} ${measure}`;
    const by = new Set(['department', 'persona'] as const);
    const own =
      rows.get(asked) ??
      (await published(context, window, { measure, by, initiative, allLevels: true })).rows;
    rows.set(asked, own);
    const found = own.find((row) => groupOf(row.department, row.persona) === group);
    return found ? rowOf(found) : null;
  };
  const targets: EditionTarget[] = [];
  for (const { measure, persona, department, value, deadline } of adoptionTargets(charter)) {
    const group = groupOf(department === null ? ALL : departmentName(department), persona ?? ALL);
    targets.push({
      ...{ measure, persona, department, value, deadline },
      personaName: personaName(charter, persona),
      now: await rowIn(windows[0], measure, group),
      before: await rowIn(windows[1], measure, group),
    });
  }
  return targets;
}

/** Departments are compared as in persona rules: without regard to case. */
function groupOf(department: string, persona: string): string {
  return JSON.stringify([department.toLowerCase(), persona]);
}

type Asked = Pick<AdoptionQuestion, 'measure' | 'by'> & Partial<AdoptionQuestion>;

async function published(context: Context, period: Period, asked: Asked): Promise<AdoptionView> {
  const outcome = await readAdoption(context, {
    initiative: null,
    department: null,
    allLevels: false,
    period: period.key,
    ...asked,
  });
  if ('refusal' in outcome) throw new Refused(outcome.refusal);
  const { done: view } = outcome;
  if (view.period.final) return view;
  const empty = view.rows.some(({ status }) => status === 'NO_DATA');
  if (empty && asked.initiative !== undefined) return view;
  if (empty) throw new Refused(refused('edition-without-data', { month: period.to.slice(0, 7) }));
  const streams = await reading(context.pools, knownCoverage);
  throw new Refused(
    refused('edition-not-final', {
      period: period.key,
      days: openDays(streams, period, today(context)),
      due: view.period.due ?? '',
    }),
  );
}

function figuresOf(measure: Measure, view: AdoptionView, rows: readonly AdoptionRow[]): EditionFigures {
  const { expected, present, missing } = view.coverage;
  return {
    measure,
    period: view.period.key,
    definitions: view.definitions,
    days: { expected, present, missing },
    withheld: rows.filter(({ status }) => status === 'HIDDEN').length,
    restatementPending: view.restatementPending,
    rows: rows.map(rowOf),
  };
}

const TOLD = [
  ...(['people', 'count', 'countAtMost', 'countAtLeast', 'rate', 'low', 'high'] as const),
  ...(['baseline', 'path', 'target', 'deadline', 'gap', 'short', 'shortAtLeast', 'verdict'] as const),
];

/** Only what is known stands in a row, so that a hidden one carries nothing. */
function rowOf(row: AdoptionRow): EditionRow {
  const { department, persona, status } = row;
  const told = TOLD.flatMap((key) => (row[key] === null ? [] : [[key, row[key]] as const]));
  return { department, persona, status, ...Object.fromEntries(told) };
}
