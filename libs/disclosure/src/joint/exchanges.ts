import { toldOf } from '../display.js';
import { cellsOfAtoms } from '../places.js';
import type { Figure } from './figure.js';
import type { JointWorld } from './joint-region.js';
import type { Link } from './link.js';
import type { Exchange } from './exchange-candidates.js';

/**
 * A world made from the true one by exchanging one person's counts between atoms at a time, in as many figures at once as
 * what is told and the links between them allow.
 */
export class ExchangedWorld {
  readonly #figures: readonly Figure[];
  readonly #linksOf: ReadonlyMap<number, readonly Link[]>;
  readonly #standing: readonly (readonly number[])[];
  /** Moved from the truth, by figure: atoms, and cells. */
  readonly #atoms: readonly Map<number, number>[];
  readonly #cells: readonly Map<number, number>[];

  constructor({ figures, links }: JointWorld) {
    this.#figures = figures;
    const [first] = figures;
    this.#standing = first === undefined ? [] : cellsOfAtoms(first.display.lattice);
    this.#linksOf = linksByFigure(links);
    this.#atoms = figures.map(() => new Map());
    this.#cells = figures.map(() => new Map());
  }

  /** The count of a cell in this world. */
  count(figure: number, cell: number): number {
    return (this.#figures[figure]?.display.counts[cell] ?? 0) + (this.#cells[figure]?.get(cell) ?? 0);
  }

  /** @returns the figures in which the exchange was made */
  make(exchange: Exchange): ReadonlySet<number> {
    const net = this.#netOf(exchange);
    const chosen = new Set(
      [...this.#figures.keys()].filter(
        (figure) => this.#hasRoom(figure, exchange) && this.#fits(figure, net),
      ),
    );
    for (let changed = true; changed && chosen.size > 0;) {
      changed = false;
      for (const [atom, by] of exchange) {
        for (const figure of [...chosen]) {
          if (!chosen.has(figure)) continue;
          for (const link of this.#linksOf.get(figure) ?? []) {
            const pushing = link.filter(([other, factor]) => factor * by > 0 && chosen.has(other));
            // A link that is broken already is not broken further where nothing pushes.
            if (pushing.length === 0 || this.#holds(link, atom, by, chosen)) continue;
            // Whatever pushes against the link stays out; without it the others may still move.
            for (const [other] of pushing) chosen.delete(other);
            changed = true;
          }
        }
      }
    }
    for (const figure of chosen) {
      for (const [atom, by] of exchange) add(this.#atoms[figure], atom, by);
      for (const [cell, by] of net) add(this.#cells[figure], cell, by);
    }
    return chosen;
  }

  #netOf(exchange: Exchange): ReadonlyMap<number, number> {
    const net = new Map<number, number>();
    for (const [atom, by] of exchange) for (const cell of this.#standing[atom] ?? []) add(net, cell, by);
    return net;
  }

  #countOf(figure: number, atom: number): number {
    return (this.#figures[figure]?.display.perAtom.get(atom) ?? 0) + (this.#atoms[figure]?.get(atom) ?? 0);
  }

  #hasRoom(figure: number, exchange: Exchange): boolean {
    return exchange.every(([atom, by]) => {
      const count = this.#countOf(figure, atom) + by;
      return count >= 0 && count <= (this.#figures[figure]?.display.atoms[atom]?.people ?? 0);
    });
  }

  #fits(figure: number, net: ReadonlyMap<number, number>): boolean {
    const display = this.#figures[figure]?.display;
    if (display === undefined) return false;
    for (const [cell, by] of net) {
      if (by === 0 || display.statuses[cell] === 'HIDDEN') continue;
      const [low, high] = toldOf(cell, display);
      const count = this.count(figure, cell) + by;
      if (count < low || count > high) return false;
    }
    return true;
  }

  #holds(link: Link, atom: number, by: number, chosen: ReadonlySet<number>): boolean {
    let sum = 0;
    for (const [figure, factor] of link) {
      sum += factor * (this.#countOf(figure, atom) + (chosen.has(figure) ? by : 0));
    }
    return sum <= 0;
  }
}

function linksByFigure(links: readonly Link[]): ReadonlyMap<number, readonly Link[]> {
  const found = new Map<number, Link[]>();
  for (const link of links) {
    for (const [figure] of link) {
      const own = found.get(figure);
      if (own) own.push(link);
      else found.set(figure, [link]);
    }
  }
  return found;
}

function add(counts: Map<number, number> | undefined, key: number, by: number): void {
  counts?.set(key, (counts.get(key) ?? 0) + by);
}
