import { ALL } from '@takeup/domain';
import type { Display } from './display.js';
import { once } from './places.js';

/** A group of a department and those within it whose people hold a persona of their own. */
interface Nest {
  readonly whole: number;
  readonly parts: readonly number[];
}

/** A told group and told ones within it that share nobody: subtracted, they tell of the rest. */
export interface Subtraction {
  readonly whole: number;
  readonly parts: readonly number[];
}

/**
 * Subtractions of which each says that (almost) all or (almost) none of the rest took part, which no cell would say. Lines see to it
 * where personas share nobody; this is for personas that overlap or lie within each other.
 */
export function* tellingSubtractions(display: Display): Iterable<Subtraction> {
  for (const { whole, parts } of nestsOf(display.lattice)) {
    if (display.statuses[whole] !== 'SHOWN') continue;
    const told = parts.filter((part) => display.statuses[part] === 'SHOWN');
    const family = familyOf(whole, told, display);
    if (family !== undefined) yield { whole, parts: family };
  }
}

function familyOf(whole: number, told: readonly number[], display: Display): readonly number[] | undefined {
  const { lattice, counts, policy } = display;
  const people = (cell: number) => lattice.cells[cell]?.people ?? 0;
  const active = (cell: number) => counts[cell] ?? 0;
  const idle = (cell: number) => people(cell) - active(cell);
  const areDisjoint = disjointIn(lattice);
  for (const counted of [active, idle]) {
    // What all of them count, however much they overlap, is the most that any family of them counts.
    const most = told.reduce((sum, part) => sum + counted(part), 0);
    if (counted(whole) - most >= policy.t) continue;
    const found = search(
      told,
      (chosen) => {
        const left = (what: (cell: number) => number) =>
          chosen.reduce((rest, part) => rest - what(part), what(whole));
        return left(people) > 0 && left(counted) < policy.t;
      },
      areDisjoint,
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first family of cells without anybody in common that is looked for, fewer before more. */
function search(
  cells: readonly number[],
  isFound: (family: readonly number[]) => boolean,
  areDisjoint: (a: number, b: number) => boolean,
): readonly number[] | undefined {
  let families: readonly (readonly number[])[] = [[]];
  for (let size = 0; size < cells.length && families.length > 0; size += 1) {
    const larger: (readonly number[])[] = [];
    for (const family of families) {
      const last = family.at(-1);
      for (const cell of cells.slice(last === undefined ? 0 : cells.indexOf(last) + 1)) {
        if (!family.every((other) => areDisjoint(cell, other))) continue;
        const next = [...family, cell];
        if (isFound(next)) return next;
        larger.push(next);
      }
    }
    families = larger;
  }
  return undefined;
}

const nestsOf = once((lattice): readonly Nest[] => {
  const covered = new Set(lattice.personaLines.map(({ parent }) => parent));
  const byNode = new Map<string, number[]>();
  lattice.cells.forEach(({ department, location }, cell) => {
    if (location !== ALL) return;
    const own = byNode.get(department);
    if (own) own.push(cell);
    else byNode.set(department, [cell]);
  });
  const atomsOf = membersIn(lattice);
  return [...byNode.values()].flatMap((cells) =>
    cells
      .filter((whole) => !covered.has(whole))
      .map((whole) => ({
        whole,
        parts: cells.filter((part) => isWithin(atomsOf(part), atomsOf(whole))),
      }))
      .filter(({ parts }) => parts.length > 0),
  );
});

function isWithin(part: ReadonlySet<number>, whole: ReadonlySet<number>): boolean {
  return part.size < whole.size && [...part].every((atom) => whole.has(atom));
}

const membersIn = once((lattice): ((cell: number) => ReadonlySet<number>) => {
  const sets = lattice.cells.map(({ atoms }) => new Set(atoms));
  return (cell) => sets[cell] ?? new Set();
});

const disjointIn = once((lattice): ((a: number, b: number) => boolean) => {
  const atomsOf = membersIn(lattice);
  const known = new Map<string, boolean>();
  return (a, b) => {
    const key = `${a} ${b}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const isDisjoint = ![...atomsOf(a)].some((atom) => atomsOf(b).has(atom));
    known.set(key, isDisjoint);
    return isDisjoint;
  };
});
