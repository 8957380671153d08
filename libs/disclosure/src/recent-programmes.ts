import type { Programme } from './solver.js';

/** So many programmes are kept: those of one audit, which goes to and fro between a few. */
const MOST_KEPT = 8;

/**
 * What was made of the programmes asked last. One that differs in nothing but the bounds of its rows and its start is the
 * same: its columns and terms are not looked into, but have to be those that were asked before.
 */
export class RecentProgrammes<Made> {
  readonly #drop: (made: Made) => void;
  /** The one asked last is last. */
  readonly #kept: { readonly programme: Programme; readonly made: Made }[] = [];

  constructor(drop: (made: Made) => void = () => undefined) {
    this.#drop = drop;
  }

  find(programme: Programme): Made | undefined {
    const at = this.#kept.findIndex((kept) => isAlike(programme, kept.programme));
    const [found] = at < 0 ? [] : this.#kept.splice(at, 1);
    if (found) this.#kept.push(found);
    return found?.made;
  }

  add(programme: Programme, made: Made): void {
    this.#kept.push({ programme, made });
    const [gone] = this.#kept.length > MOST_KEPT ? this.#kept.splice(0, 1) : [];
    if (gone) this.#drop(gone.made);
  }
}

function isAlike({ columns, rows }: Programme, before: Programme): boolean {
  return (
    columns === before.columns &&
    rows.length === before.rows.length &&
    rows.every(({ terms }, row) => terms === before.rows[row]?.terms)
  );
}
