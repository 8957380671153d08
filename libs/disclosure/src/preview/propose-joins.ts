import type { Cell } from '@takeup/domain';
import { ALL, NO_PERSONA, compareText } from '@takeup/domain';
import type { Solver } from '../solver.js';
import { QUIET_GOAL, toldShare, useInQuietWeeks } from './quiet-weeks.js';
import type { PreviewInput } from './use-of-mask.js';

/** Two personas that a charter might declare as one. */
export type PersonaJoin = readonly [string, string];

/** So many of the personas that lose most are tried with each other, and so many joins proposed. */
const [TRIED, JOINS] = [6, 4];

/** A join must show so much more of the target people: it blurs what two groups are, and the charter has to change. */
const WORTH = 0.005;

/**
 * Joins of personas that raise the share of target people that quiet weeks tell: each time the pair that raises it most,
 * until the goal. Advice only, because a charter declares personas. Looks at 61 masks at most, in some weeks each.
 */
export async function proposeJoins(
  input: PreviewInput,
  { k, solver }: { readonly k: number; readonly solver: Solver },
): Promise<readonly PersonaJoin[]> {
  const joins: PersonaJoin[] = [];
  const useOf = (own: readonly PersonaJoin[], by?: Solver) => useInQuietWeeks(withJoins(input, own), k, by);
  let use = await useOf([]);
  while (joins.length < JOINS && toldShare(await useOf(joins, solver)) < QUIET_GOAL) {
    const free = [...use.byPersona]
      .filter(([key, own]) => toldShare(own) < 1 && key !== ALL && key !== NO_PERSONA)
      .filter(([key]) => !joins.some((join) => join.includes(key)) && input.personas.includes(key))
      .sort(([a, left], [b, right]) => toldShare(left) - toldShare(right) || compareText(a, b))
      .slice(0, TRIED)
      .map(([key]) => key);
    let best: { readonly join: PersonaJoin; readonly use: typeof use } | undefined;
    for (const [index, a] of free.entries()) {
      for (const b of free.slice(index + 1)) {
        const join: PersonaJoin = a < b ? [a, b] : [b, a];
        const after = await useOf([...joins, join]);
        if (toldShare(after) > toldShare(best?.use ?? use)) best = { join, use: after };
      }
    }
    if (best === undefined || toldShare(best.use) < toldShare(use) + WORTH) break;
    joins.push(best.join);
    use = best.use;
  }
  return joins;
}

/** The same people with each pair as one persona, that has a target where one of the two had. */
export function withJoins(input: PreviewInput, joins: readonly PersonaJoin[]): PreviewInput {
  if (joins.length === 0) return input;
  const renamed = new Map(joins.flatMap((join) => join.map((key) => [key, join.join('+')] as const)));
  const parts = new Map<string, PersonaJoin>(joins.map((join) => [join.join('+'), join]));
  const rename = (keys: readonly string[]) =>
    [...new Set(keys.map((key) => renamed.get(key) ?? key))].sort(compareText);
  return {
    atoms: input.atoms.map((atom) => ({ ...atom, personas: rename(atom.personas) })),
    personas: rename(input.personas),
    hasTarget: (cell: Cell) =>
      parts.get(cell.persona)?.some((persona) => input.hasTarget({ ...cell, persona })) ??
      input.hasTarget(cell),
  };
}
