import type { Status } from '@takeup/domain';
import { ALL, NO_PERSONA, ROOT, compareText, departmentName, depthOf, parentOf } from '@takeup/domain';
import type { ToldFigure } from '../gate/index.js';
import type { AdoptionRow } from './adoption-view.js';
import { silentRow } from './adoption-view.js';
import type { RowWorld } from './figure-row.js';
import { rowOf } from './figure-row.js';

export const DIMENSIONS = ['persona', 'department', 'location'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Which groups are asked for. */
export interface Selection {
  readonly by: ReadonlySet<Dimension>;
  /** A department path: it and those directly below; the root for the first level. */
  readonly within: string;
  readonly allLevels: boolean;
}

/** Names to make rows for, where no figure stands. */
export interface Names {
  readonly departments: readonly string[];
  readonly personas: readonly string[];
  readonly locations: readonly string[];
}

/** The departments that a selection shows, itself first. */
export function departmentsOf(
  { by, within, allLevels }: Selection,
  departments: readonly string[],
): readonly string[] {
  if (!by.has('department')) return [within];
  const below = departments.filter((path) => {
    if (path === within || path === ROOT) return false;
    return allLevels ? within === ROOT || path.startsWith(`${within}/`) : parentOf(path) === within;
  });
  return [within, ...below.sort(compareText)];
}

/** Rows for every combination asked for: everybody first, hidden groups after the rest by name. */
export function selectRows(
  selection: Selection,
  names: Names,
  figures: readonly ToldFigure[],
  world: RowWorld,
): readonly AdoptionRow[] {
  const known = new Map(figures.map((figure) => [keyOf(figure), figure]));
  const rows = combinations(selection, names).map((cell) => {
    const figure = known.get(keyOf(cell));
    if (figure) return rowOf(figure, world);
    return silentRow(
      groupOf(cell, world.nameOf),
      isRegistered(cell) ? 'NO_PEOPLE' : 'NOT_PUBLISHED_AT_THIS_GRAIN',
    );
  });
  return [
    ...rows.filter(({ status }) => status !== 'HIDDEN'),
    ...rows.filter(({ status }) => status === 'HIDDEN'),
  ];
}

/** The same rows where nothing is known of any of them. */
export function silentRows(
  selection: Selection,
  names: Names,
  nameOf: RowWorld['nameOf'],
  status: Status,
): readonly AdoptionRow[] {
  return combinations(selection, names).map((cell) => silentRow(groupOf(cell, nameOf), status));
}

interface Combination {
  readonly department: string;
  readonly persona: string;
  readonly location: string;
}

function combinations(selection: Selection, names: Names): readonly Combination[] {
  const personas = selection.by.has('persona') ? [ALL, ...names.personas] : [ALL];
  const locations = selection.by.has('location') ? [ALL, ...names.locations] : [ALL];
  return personas.flatMap((persona) =>
    departmentsOf(selection, names.departments).flatMap((department) =>
      locations.map((location) => ({ department, persona, location })),
    ),
  );
}

function groupOf({ department, persona, location }: Combination, nameOf: (persona: string) => string) {
  return { persona, personaName: nameOf(persona), department: departmentName(department), location };
}

/** Locations are registered at the root and the first level, for everybody there. */
function isRegistered({ department, persona, location }: Combination): boolean {
  return location === ALL || (persona === ALL && depthOf(department) <= 1);
}

function keyOf({ department, persona, location }: Combination): string {
  return JSON.stringify([department, persona, location]);
}

/** The names in an epoch's figures, personas in the order they were declared with "No persona" last. */
export function namesIn(
  figures: readonly ToldFigure[],
  personas: readonly { readonly key: string }[],
): Names {
  const seen = (of: (figure: ToldFigure) => string) => [...new Set(figures.map(of))];
  const held = seen(({ persona }) => persona);
  return {
    departments: seen(({ department }) => department).sort(compareText),
    personas: [...personas.map(({ key }) => key), NO_PERSONA].filter((key) => held.includes(key)),
    locations: seen(({ location }) => location)
      .filter((location) => location !== ALL)
      .sort(compareText),
  };
}
