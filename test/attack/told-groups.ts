import type { Row, Solver, Term } from '@takeup/disclosure';
import type { Display } from './display.js';

/** Beyond this many times no cell is added or taken away. */
const MOST = 20;
const PRIME = 67_108_859;

export interface ToldGroup {
  readonly people: number;
  readonly atoms: readonly number[];
}

/**
 * The smallest group of fewer than k people that adding and subtracting told groups gives, if there is one.
 * @returns `failed` where the solver did not say
 */
export async function smallestTold(
  { ground, minimumGroup: k }: Pick<Display, 'ground' | 'minimumGroup'>,
  told: Iterable<readonly number[]>,
  solver: Solver,
): Promise<ToldGroup | 'failed' | undefined> {
  const groups = [
    ...new Map([...told].map((atoms) => [[...atoms].sort((a, b) => a - b).join(), atoms])).values(),
  ];
  const blocks = new Map<string, number[]>();
  ground.atoms.forEach((_, atom) => {
    const key = groups.map((own) => (own.includes(atom) ? 1 : 0)).join('');
    if (key.includes('1')) blocks.set(key, [...(blocks.get(key) ?? []), atom]);
  });
  const all = [...blocks].map(([key, atoms]) => ({ key, atoms, people: ground.people(atoms) }));
  const small = all.filter(({ people }) => people < k);
  if (small.length === 0) return undefined;
  const factors = groups.map(() => ({ lower: -MOST, upper: MOST, integer: false }));
  const chosen = small.map(() => ({ lower: 0, upper: 1, integer: true }));
  const at = (n: number) => groups.length + n;
  const rows = all.map(({ key }): Row => {
    const place = small.findIndex((own) => own.key === key);
    const terms = groups.flatMap((_, n): Term[] => (key[n] === '1' ? [[n, 1]] : []));
    return { lower: 0, upper: 0, terms: place < 0 ? terms : [...terms, [at(place), -1]] };
  });
  const people = small.map((own, n): Term => [at(n), own.people]);
  const somebody: Row = { lower: 1, upper: Infinity, terms: small.map((_, n): Term => [at(n), 1]) };
  const few: Row = { lower: 0, upper: k - 1, terms: people };
  const [answer] = await solver.minimise(
    { columns: [...factors, ...chosen], rows: [...rows, somebody, few] },
    [people],
  );
  if (answer?.status === 'infeasible') return undefined;
  if (answer?.status !== 'optimal') return 'failed';
  const taken = small.filter((_, n) => (answer.values[at(n)] ?? 0) > 0.5);
  // Floating point may find what whole numbers do not hold up.
  const matrix = groups.map((_, n) => all.map(({ key }) => (key[n] === '1' ? 1 : 0)));
  const target = all.map((own) => (taken.includes(own as (typeof small)[number]) ? 1 : 0));
  if (rank([...matrix, target]) !== rank(matrix)) return 'failed';
  return {
    people: taken.reduce((sum, own) => sum + own.people, 0),
    atoms: taken.flatMap((own) => own.atoms),
  };
}

/** Of rows over a field of a large prime: what is independent there is so in fractions, and hardly ever the other way. */
function rank(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < (left[0]?.length ?? 0); column += 1) {
    const pivot = left.findIndex((row, n) => n >= found && (row[column] ?? 0) !== 0);
    if (pivot < 0) continue;
    const [own] = left.splice(pivot, 1);
    if (own === undefined) continue;
    left.splice(found, 0, own);
    found += 1;
    const inverse = power(own[column] ?? 1, PRIME - 2);
    for (let n = found; n < left.length; n += 1) {
      const row = left[n];
      const factor = ((row?.[column] ?? 0) * inverse) % PRIME;
      if (row && factor !== 0)
        own.forEach((value, at) => (row[at] = ((row[at] ?? 0) - ((factor * value) % PRIME) + PRIME) % PRIME));
    }
  }
  return found;
}

function power(base: number, exponent: number): number {
  let [result, factor] = [1, base % PRIME];
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * factor) % PRIME;
    factor = (factor * factor) % PRIME;
  }
  return result;
}
