import type { Solver } from '@takeup/disclosure';
import { MORE } from './crawl-all.js';
import type { House } from './house.js';
import type { Joint } from './joint-attack.js';
import { ladderOrganisation } from './ladder-organisation.js';
import type { Line } from './line.js';
import { timed } from './line.js';
import { metamorphic } from './metamorphic.js';
import { organisationOf } from './organisation.js';
import type { Organisation } from './organisation.js';
import type { Attack, Role } from './roles.js';
import { attackOrganisation } from './roles.js';

interface Canary {
  /** As in turn-off-hooks.mjs. */
  readonly turnedOff: string;
  /** How a find begins that the lost protection must lead to. */
  readonly finds: string;
  readonly role: Role;
  readonly joint: Joint;
  /** Made for this: it tells nothing else, and with the protection in place nothing at all. Others like it are attacked anyhow. */
  readonly isMade?: boolean;
  /** Tried in turn until the loss is seen in one. */
  readonly organisations: readonly (() => Organisation)[];
}

/** Where one is known in which it is seen, and others that are tried where it is not any more. */
const lively = (first: number) =>
  [first, 100, 101, 102, 103, 104].map((seed) => () => organisationOf(seed, 'lively'));

const CANARIES: readonly Canary[] = [
  { turnedOff: 'mask-audit', finds: 'G1 a group', role: 'reader', joint: 'off', organisations: lively(2) },
  { turnedOff: 'coding', finds: 'G2', role: 'reader', joint: 'off', organisations: lively(100) },
  {
    ...{ turnedOff: 'scope', finds: 'outside', role: 'limited', joint: 'off' },
    organisations: [() => organisationOf(9, 'only-it')],
  },
  { turnedOff: 'period-audit', finds: 'G3', role: 'reader', joint: 'off', organisations: lively(2) },
  {
    ...{ turnedOff: 'joint-audit', finds: 'G3 jointly', role: 'reader', joint: 'period', isMade: true },
    organisations: [ladderOrganisation],
  },
];

interface Test {
  readonly name: string;
  readonly run: (house: House) => Promise<Line>;
}

/** With one protection taken out the attack must find something, or it sees nothing. */
export function canaries(solver: Solver, seed: number): readonly Test[] {
  const named = (turnedOff: string, run: Test['run']) => ({ name: nameOf(turnedOff), run });
  return [
    ...CANARIES.map((own) => named(own.turnedOff, (house) => canary(house, own, solver))),
    named('mask-of-sizes', (house) => metamorphic(house, { worlds: 1, seed, turnedOff: 'mask-of-sizes' })),
  ];
}

const nameOf = (turnedOff: string) => `canary ${turnedOff} off`;

function canary(house: House, own: Canary, solver: Solver): Promise<Line> {
  const { turnedOff, finds, role, joint, organisations, isMade = false } = own;
  return timed(nameOf(turnedOff), async () => {
    const attack: Attack = { roles: [role], more: MORE, joint };
    const findsOf = async (organisation: Organisation, off: string) => {
      const found = await attackOrganisation(house, organisation, { ...attack, turnedOff: off }, solver);
      return found.flatMap((attacked) => attacked.finds);
    };
    for (const [n, made] of organisations.entries()) {
      const organisation = made();
      const all = await findsOf(organisation, turnedOff);
      const others = all.filter((find) => !find.startsWith(finds));
      const seen = all.length - others.length;
      if (seen === 0) continue;
      const left = isMade ? [...others, ...(await findsOf(organisation, ''))] : [];
      return { figures: { organisations: n + 1, seen }, finds: left };
    }
    return { figures: { organisations: organisations.length, seen: 0 }, finds: ['the attack is blind'] };
  });
}
