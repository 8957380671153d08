import { addDays } from '@takeup/domain';
import type { Display, Question } from './display.js';
import { keyOf } from './display.js';
import type { Ground } from './ground.js';
import type { Organisation } from './organisation.js';

/** How many of each atom's people truly took part, by question. */
export type Truth = ReadonlyMap<string, readonly number[]>;

interface Act {
  readonly connection: string;
  readonly day: string;
  readonly kind: string;
}

const DELIBERATE = ['react', 'vote', 'edit', 'file', 'reply', 'post'];
const CONTRIBUTIONS = ['reply', 'post'];

/** Counted one person after the other from the files that went in. */
export function truthOf({ activity }: Organisation, { atoms, atomOf }: Ground, display: Display): Truth {
  const acts = new Map<string, Act[]>();
  for (const { connection, acts: own } of activity)
    for (const { account, day = '', kind } of own)
      acts.set(account, [...(acts.get(account) ?? []), { connection, day, kind }]);
  return new Map(
    [...display.questions.values()].map((question) => {
      const counts = atoms.map(() => 0);
      for (const [person, atom] of atomOf)
        if (tookPart(acts.get(person) ?? [], question, display)) counts[atom] = (counts[atom] ?? 0) + 1;
      return [keyOf(question), counts];
    }),
  );
}

function tookPart(acts: readonly Act[], { scope, period, measure }: Question, { periods }: Display): boolean {
  const { from, to } = periods.get(period) ?? { from: '', to: '' };
  const own = acts.filter(
    ({ connection, day }) =>
      day >= from && day <= to && (scope === 'all' || scope.split('+').includes(connection)),
  );
  if (measure === 'REACHED') return own.length > 0;
  const deliberate = own.filter(({ kind }) => DELIBERATE.includes(kind));
  if (measure === 'CONTRIBUTING') return own.some(({ kind }) => CONTRIBUTIONS.includes(kind));
  if (measure === 'ACTIVE') return deliberate.length > 0;
  const weeks = [0, 7, 14, 21].filter((start) =>
    deliberate.some(({ day }) => day >= addDays(from, start) && day <= addDays(from, start + 6)),
  );
  return weeks.length >= 3;
}

/** Shown counts that are not so: then the attack reckons with another organisation than the one that was served. */
export function untrue(organisation: Organisation, display: Display): readonly string[] {
  const { ground } = display;
  const truth = truthOf(organisation, ground, display);
  return [...display.figures].flatMap(([key, own]) =>
    [...own].flatMap(([name, { status, low }]) => {
      const atoms = ground.cells.get(name)?.atoms ?? [];
      const count = atoms.reduce((sum, atom) => sum + (truth.get(key)?.[atom] ?? 0), 0);
      return status === 'SHOWN' && count !== low ? [`untrue ${key} ${name}: ${low}, not ${count}`] : [];
    }),
  );
}
