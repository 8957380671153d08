import type { CharterSays } from '@takeup/testing';
import { completeCharter } from '@takeup/testing';
import type { Rule } from './organisation.js';
import type { Seeded } from './seeded.js';

interface Declared {
  readonly personas: Readonly<Record<string, Rule>>;
  /** How many people in scope a rule fits. */
  readonly sizeOf: (rule: Rule) => number;
  readonly departments: readonly string[];
  readonly excluded: Rule | null;
  /** The second initiative counts what is done on the portal. */
  readonly isSplit: boolean;
}

/** A smaller persona leaves its charter a draft. */
const SMALLEST = 10;

/** One charter or two, with targets for personas, departments and both; small personas in a draft of their own. */
export function charterOf(
  chance: Seeded,
  { personas, sizeOf, departments, excluded, isSplit }: Declared,
): readonly string[] {
  const isLarge = ([, rule]: [string, Rule]) => sizeOf(rule) >= SMALLEST;
  const all = Object.entries(personas);
  const [large, small] = [all.filter(isLarge), all.filter((own) => !isLarge(own))];
  const draft = small.length === 0 ? [] : [charter('draft', small, {})];
  if (large.length === 0) return draft;
  const keys = large.map(([key]) => key);
  const target = () => ({
    measure: chance.pick(['active', 'contributing', 'reached', 'habitual']),
    baseline: `${chance.between(1, 20)}%`,
    target: { value: `${chance.between(30, 80)}%`, by: '2025-12-31' },
  });
  const node = () => {
    const parts = chance.pick(departments).split('/');
    return parts.slice(0, chance.between(1, parts.length)).join('/');
  };
  const full = [1, 2].slice(0, isSplit ? 2 : chance.between(1, 2)).map((number) =>
    charter(`initiative-${number}`, large, {
      adoption: distinct([
        { persona: chance.pick(keys), ...target() },
        { department: node(), ...target() },
        { persona: chance.pick(keys), department: node(), ...target() },
      ]),
      communities: [isSplit && number === 2 ? 'portal/help' : 'chat/help'],
      ...(excluded ? { exclude: [{ reason: 'launch team', who: excluded }] } : {}),
    }),
  );
  return [...full, ...draft];
}

function charter(key: string, personas: readonly [string, Rule][], says: Partial<CharterSays>): string {
  return completeCharter({
    key,
    personas: Object.fromEntries(personas) as CharterSays['personas'],
    communities: ['chat/help'],
    goLive: '2025-03-03',
    ...says,
  });
}

/** A charter names a measure of a group once. */
function distinct(targets: readonly { measure: string; persona?: string; department?: string }[]) {
  const known = new Map(targets.map((own) => [`${own.persona} ${own.department} ${own.measure}`, own]));
  return [...known.values()];
}
