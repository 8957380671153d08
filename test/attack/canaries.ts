import type { Solver } from '@takeup/disclosure';
import type { House } from './house.js';
import type { Line } from './line.js';
import { timed } from './line.js';
import { organisationOf } from './organisation.js';
import type { Style } from './organisation.js';
import type { Attack, Role } from './roles.js';
import { attackOrganisation } from './roles.js';

interface Canary {
  /** As in turn-off-hooks.mjs. */
  readonly turnedOff: string;
  /** How a find begins that the lost protection must lead to. */
  readonly finds: string;
  readonly roles: readonly Role[];
  /** Tried first: organisations in which it is seen. */
  readonly worlds: readonly (readonly [seed: number, style: Style])[];
}

export const CANARIES: readonly Canary[] = [
  { turnedOff: 'mask-audit', finds: 'G1 a group', roles: ['reader'], worlds: [[2, 'lively']] },
  { turnedOff: 'coding', finds: 'G2', roles: ['reader'], worlds: [[100, 'lively']] },
  { turnedOff: 'scope', finds: 'outside', roles: ['limited'], worlds: [[3, 'only-it']] },
  { turnedOff: 'period-audit', finds: 'G3', roles: ['reader'], worlds: [[2, 'lively']] },
];

const MOST_WORLDS = 12;

/** With one protection taken out the attack must find something, or it sees nothing. */
export function canary(house: House, own: Canary, solver: Solver): Promise<Line> {
  const { turnedOff, finds, roles } = own;
  return timed(`canary ${turnedOff} off`, async () => {
    let tried = 0;
    const others = Array.from({ length: MOST_WORLDS }, (_, n) => [100 + n, 'lively'] as const);
    for (const [seed, style] of [...own.worlds, ...others].slice(0, MOST_WORLDS)) {
      tried += 1;
      const attack: Attack = { roles, everything: false, joint: 'off', turnedOff };
      const found = await attackOrganisation(house, organisationOf(seed, style), attack, solver);
      const seen = found.flatMap((role) => role.finds).filter((find) => find.startsWith(finds)).length;
      if (seen > 0) return { figures: { organisations: tried, seen }, finds: [] };
    }
    return { figures: { organisations: tried, seen: 0 }, finds: ['the attack is blind'] };
  });
}
