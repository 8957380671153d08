import type { Cell } from '@takeup/domain';
import { ALL, NO_PERSONA, compareText } from '@takeup/domain';
import type { PreviewInput } from './use-of-mask.js';
import { shareOf, useOfMask } from './use-of-mask.js';

/** Two personas that a charter might declare as one. */
export type PersonaJoin = readonly [string, string];

/** So many of the personas that lose most to the mask are tried with each other, and so many joins proposed. */
const [TRIED, JOINS] = [6, 4];

/** A join must show so much more of the target people: it blurs what two groups are, and the charter has to change. */
const WORTH = 0.005;

/**
 * Joins of personas that raise the share of visible target people: each time the pair that raises it most, until the
 * goal. Advice only, because a charter declares personas. Makes at most 61 masks.
 */
export async function proposeJoins(
  input: PreviewInput,
  k: number,
  goal: number,
): Promise<readonly PersonaJoin[]> {
  const joins: PersonaJoin[] = [];
  let use = await useOfMask(input, k);
  while (joins.length < JOINS && (shareOf(use) ?? 1) < goal) {
    const free = [...use.byPersona]
      .filter(([key, { hidden }]) => hidden > 0 && key !== ALL && key !== NO_PERSONA)
      .filter(([key]) => !joins.some((join) => join.includes(key)) && input.personas.includes(key))
      .sort(([a, left], [b, right]) => lost(right) - lost(left) || compareText(a, b))
      .slice(0, TRIED)
      .map(([key]) => key);
    let best: { readonly join: PersonaJoin; readonly use: typeof use } | undefined;
    for (const [index, a] of free.entries()) {
      for (const b of free.slice(index + 1)) {
        const join: PersonaJoin = a < b ? [a, b] : [b, a];
        const after = await useOfMask(withJoins(input, [...joins, join]), k);
        if ((shareOf(after) ?? 0) > (shareOf(best?.use ?? use) ?? 0)) best = { join, use: after };
      }
    }
    if (best === undefined || (shareOf(best.use) ?? 0) < (shareOf(use) ?? 0) + WORTH) break;
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

function lost({ hidden, visible }: { readonly hidden: number; readonly visible: number }): number {
  return hidden / (hidden + visible);
}
