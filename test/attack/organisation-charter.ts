import { completeCharter } from '@takeup/testing';
import type { Rule } from './organisation.js';
import type { Seeded } from './seeded.js';

interface Declared {
  readonly personas: Readonly<Record<string, Rule>>;
  readonly departments: readonly string[];
  readonly excluded: Rule | null;
}

/** One charter or two, with targets for personas, departments and both. */
export function charterOf(chance: Seeded, { personas, departments, excluded }: Declared): readonly string[] {
  const keys = Object.keys(personas);
  const target = () => ({
    measure: chance.pick(['active', 'contributing', 'reached', 'habitual']),
    baseline: `${chance.between(1, 20)}%`,
    target: { value: `${chance.between(30, 80)}%`, by: '2025-12-31' },
  });
  const node = () => {
    const parts = chance.pick(departments).split('/');
    return parts.slice(0, chance.between(1, parts.length)).join('/');
  };
  return [1, 2].slice(0, chance.between(1, 2)).map((number) =>
    completeCharter({
      key: `initiative-${number}`,
      personas: personas as Record<string, Record<string, readonly string[]>>,
      communities: ['chat/help'],
      goLive: '2025-03-03',
      adoption: distinct([
        { persona: chance.pick(keys), ...target() },
        { department: node(), ...target() },
        { persona: chance.pick(keys), department: node(), ...target() },
      ]),
      ...(excluded ? { exclude: [{ reason: 'launch team', who: excluded }] } : {}),
    }),
  );
}

/** A charter names a measure of a group once. */
function distinct(targets: readonly { measure: string; persona?: string; department?: string }[]) {
  const known = new Map(targets.map((own) => [`${own.persona} ${own.department} ${own.measure}`, own]));
  return [...known.values()];
}
