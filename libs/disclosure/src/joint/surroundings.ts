import type { DepartmentPath } from '@takeup/domain';
import { ALL, ROOT, ancestry, compareText, depthOf, isWithin } from '@takeup/domain';
import type { AtomHeadcount, Lattice } from '../lattice.js';
import { cellsOfAtoms } from '../places.js';
import type { Figure } from './figure.js';
import type { Extent, Place } from './joint-region.js';

/** So many atoms of a cell, and of each kind around it, are tried without a solver. */
const [MOST_OWN, MOST_SIDE, MOST_ACROSS] = [30, 20, 40];

/** Atoms, and in which figures their counts may differ from the true ones. */
export type Surrounding = Pick<Extent, 'atoms' | 'isFree'>;

/** Atoms beyond which a programme over all of them takes too long. */
const LARGE = 1000;

/** Where counts around a cell can be other than they are. */
export class Surroundings {
  readonly #lattice: Lattice;
  readonly #atoms: readonly AtomHeadcount[];
  /** Of each atom, how many people could count more often, or less, over all figures. */
  readonly #rooms: readonly number[];
  readonly #ranks: readonly number[];
  readonly #personas: readonly string[];
  /** Of each atom, its first-level department. */
  readonly #tops: readonly string[];
  readonly #figures: readonly Figure[];
  /** Of each atom, the smallest cells that it stands in. Where one of them is not told exactly, the atom has room. */
  readonly #smallest: readonly (readonly number[])[];
  /** Atoms that have room in any figure. */
  readonly #loose: readonly number[];
  readonly #looseIn = new Map<DepartmentPath, Surrounding>();
  readonly #ofDepartment = new Map<string, number[]>();
  readonly #ofPersonas = new Map<string, number[]>();

  constructor(figures: readonly [Figure, ...Figure[]]) {
    const { lattice, atoms } = figures[0].display;
    this.#lattice = lattice;
    this.#atoms = atoms;
    this.#personas = atoms.map(({ personas }) => personas.join());
    this.#tops = atoms.map(({ department }) => topOf(department));
    this.#rooms = atoms.map(({ people }, atom) =>
      figures.reduce((sum, { display: { perAtom } }) => {
        const count = perAtom.get(atom) ?? 0;
        return sum + Math.min(count, people - count);
      }, 0),
    );
    this.#ranks = this.#ranked();
    const standing = cellsOfAtoms(lattice);
    this.#figures = figures;
    this.#smallest = atoms.map((atom, at) =>
      (standing[at] ?? []).filter((cell) => isSmallest(lattice.cells[cell], atom)),
    );
    this.#loose = this.#inOrder(
      [...atoms.keys()].filter((atom) => figures.some((_, figure) => this.#isLoose(figure, atom))),
    );
    for (const atom of this.#loose) {
      push(this.#ofDepartment, atoms[atom]?.department ?? ROOT, atom);
      push(this.#ofPersonas, this.#personasOf(atom), atom);
    }
  }

  /** Atoms of a cell and those that it can exchange counts with: of its departments, of its personas, and across both. */
  beside(cell: number): readonly number[] {
    const own = this.#inOrder(this.#own(cell)).slice(0, MOST_OWN);
    const inside = new Set(this.#own(cell));
    const pick = (from: ReadonlyMap<string, readonly number[]>, keyOf: (atom: number) => string) =>
      this.#inOrder([...new Set(own.map(keyOf))].flatMap((key) => from.get(key) ?? []))
        .filter((atom) => !inside.has(atom))
        .slice(0, MOST_SIDE);
    const beside = pick(this.#ofDepartment, (atom) => this.#atoms[atom]?.department ?? ROOT);
    const alike = pick(this.#ofPersonas, (atom) => this.#personasOf(atom));
    const personas = new Set(beside.map((atom) => this.#personasOf(atom)));
    const departments = new Set(alike.map((atom) => this.#atoms[atom]?.department ?? ROOT));
    const across = [...departments]
      .flatMap((department) => this.#ofDepartment.get(department) ?? [])
      .filter((atom) => personas.has(this.#personasOf(atom)) && !inside.has(atom));
    return [...new Set([...own, ...beside, ...alike, ...this.#inOrder(across).slice(0, MOST_ACROSS)])];
  }

  /** Cells below the first level, by their first-level department: what is elsewhere need not move for them. */
  byDepartment(cells: readonly number[]): ReadonlyMap<DepartmentPath, readonly number[]> {
    const found = new Map<DepartmentPath, number[]>();
    for (const cell of cells) {
      const node = this.#nodeOf(cell);
      if (node !== ROOT) push(found, node, cell);
    }
    return found;
  }

  /** The same each time, so that what is made of it can be kept. */
  looseWithin(node: DepartmentPath): Surrounding {
    const known = this.#looseIn.get(node) ?? {
      atoms: this.#loose.filter(this.#within(node)),
      isFree: this.#isLoose,
    };
    this.#looseIn.set(node, known);
    return known;
  }

  /** Ever more around a cell: what is loose beside it, its first-level department and others like it, what is loose anywhere. */
  *around(cell: number): Iterable<Surrounding> {
    const own = new Set(this.#own(cell));
    const isFree = (figure: number, atom: number) => own.has(atom) || this.#isLoose(figure, atom);
    yield { atoms: this.beside(cell), isFree };
    yield { atoms: this.#alike(cell), isFree: () => true };
    const loose = this.looseWithin(ROOT);
    const isWithin = [...own].every((atom) =>
      this.#figures.every((_, figure) => this.#isLoose(figure, atom)),
    );
    yield isWithin ? loose : { atoms: [...new Set([...own, ...loose.atoms])], isFree };
  }

  /** Everybody in the first-level departments of a cell, of a few at most, and in those with most room for counts like its own. */
  #alike(cell: number): readonly number[] {
    const personas = new Set(this.#own(cell).map((atom) => this.#personasOf(atom)));
    const rooms = new Map<string, number>();
    this.#tops.forEach((top, atom) => {
      const room = personas.has(this.#personasOf(atom)) ? (this.#rooms[atom] ?? 0) : 0;
      rooms.set(top, (rooms.get(top) ?? 0) + room);
    });
    const others = [...rooms]
      .sort(([a, more], [b, less]) => less - more || compareText(a, b))
      .map(([top]) => top);
    const own = [...new Set(this.#own(cell).map((atom) => this.#tops[atom] ?? ROOT))];
    const chosen = new Set([
      ...own.slice(0, 1),
      ...others.filter((top) => !own.includes(top)).slice(0, MOST_ALIKE),
    ]);
    return [...this.#tops.keys()].filter((atom) => chosen.has(this.#tops[atom] ?? ROOT));
  }

  /** Everybody around a cell, in the figures of one measure; what is told of the others holds as it truly is. */
  ofMeasure({ figure, cell }: Place): Surrounding {
    const { atoms, isFree } = this.wholly(cell);
    const measure = (at: number) => this.#figures[at]?.told.measure;
    return { atoms, isFree: (at, atom) => measure(at) === measure(figure) && isFree(at, atom) };
  }

  /** Everybody; in a large organisation those of the first-level department, and what is loose elsewhere. */
  wholly(cell: number): Surrounding {
    const node = this.#atoms.length > LARGE ? this.#nodeOf(cell) : ROOT;
    const isNear = this.#within(node);
    const atoms = [...new Set([...[...this.#atoms.keys()].filter(isNear), ...this.#loose])];
    return { atoms, isFree: (figure, atom) => isNear(atom) || this.#isLoose(figure, atom) };
  }

  readonly #isLoose = (figure: number, atom: number) =>
    this.#smallest[atom]?.some((cell) => this.#figures[figure]?.display.statuses[cell] !== 'SHOWN') ?? false;

  #within(node: DepartmentPath): (atom: number) => boolean {
    return (atom) => isWithin(this.#atoms[atom]?.department ?? ROOT, node);
  }

  /** The department to look in: the first-level one of what lies below it, all of them for everything else. */
  #nodeOf(cell: number): DepartmentPath {
    const { department = ROOT } = this.#lattice.cells[cell] ?? {};
    return depthOf(department) > 1 ? (ancestry(department).at(-2) ?? ROOT) : ROOT;
  }

  #own(cell: number): readonly number[] {
    return this.#lattice.cells[cell]?.atoms ?? [];
  }

  #personasOf(atom: number): string {
    return this.#personas[atom] ?? '';
  }

  #inOrder(atoms: readonly number[]): readonly number[] {
    return [...atoms].sort((a, b) => (this.#ranks[a] ?? 0) - (this.#ranks[b] ?? 0));
  }

  /** Those with the most room first, in an order that does not depend on that of the atoms. */
  #ranked(): readonly number[] {
    const names = this.#atoms.map(
      ({ department, location }, atom) => `${department}\u0000${this.#personasOf(atom)}\u0000${location}`,
    );
    const room = (atom: number) => this.#rooms[atom] ?? 0;
    const order = [...names.keys()].sort(
      (a, b) => room(b) - room(a) || compareText(names[a] ?? '', names[b] ?? ''),
    );
    const ranks: number[] = [];
    order.forEach((atom, rank) => (ranks[atom] = rank));
    return ranks;
  }
}

function topOf(department: DepartmentPath): string {
  return ancestry(department).at(-2) ?? department;
}

/** So many other first-level departments are looked at beside a cell's own. */
const MOST_ALIKE = 2;

/** Whether a cell is the leaf department of an atom with one of its personas, or its first-level department's location. */
function isSmallest(cell: Lattice['cells'][number] | undefined, atom: AtomHeadcount | undefined): boolean {
  if (cell === undefined || atom === undefined) return false;
  if (cell.location !== ALL) return depthOf(cell.department) === 1;
  return cell.department === atom.department;
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const own = map.get(key);
  if (own) own.push(value);
  else map.set(key, [value]);
}
