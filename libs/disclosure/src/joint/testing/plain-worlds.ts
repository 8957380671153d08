import type { Measure } from '@takeup/domain';
import { weekOf, window28 } from '@takeup/domain';
import { toldOf, widthOf } from '../../display.js';
import type { AtomHeadcount } from '../../lattice.js';
import { buildLattice } from '../../lattice.js';
import { maskEpoch } from '../../mask.js';
import { decidePeriod } from '../../release-rows.js';
import type { Solver, Term } from '../../solver.js';
import type { Figure } from '../figure.js';
import { linksBetween } from '../links.js';

const policy = { minimumGroup: 5, t: 2 };
const hasTarget = () => false;

/** Active in the week, active in the window around it, and reached there. */
export interface Group extends AtomHeadcount {
  readonly counts: readonly [week: number, window: number, reached: number];
}

const week = weekOf('2026-10-26');
const window = window28('2026-11-01');
const TOLD = [
  { ...week, measure: 'active' },
  { ...window, measure: 'active' },
  { ...window, measure: 'reached' },
] as const satisfies readonly { measure: Measure }[];

/** Each audited by itself; the week is published already. */
export async function figuresOf(groups: readonly Group[], solver: Solver): Promise<readonly Figure[]> {
  const lattice = buildLattice({ atoms: groups, personas: ['a', 'b'] });
  const hidden = await maskEpoch({ lattice, atoms: groups, policy, hasTarget, solver });
  const figures: Figure[] = [];
  for (const [at, told] of TOLD.entries()) {
    const perAtom = new Map(groups.map(({ counts }, atom) => [atom, counts[at] ?? 0]));
    const input = { lattice, atoms: groups, hidden, perAtom, policy, hasTarget, solver };
    const fresh = await decidePeriod(input);
    const own = { told: { ...told, connections: ['chat'] }, display: fresh.display };
    // The week is published before the window around it.
    figures.push(at === 0 ? own : { ...own, fresh });
  }
  return figures;
}

/** Counts that are told too closely, over every world in whole people that fits all figures and links: the plain programme. */
export async function revealed(figures: readonly Figure[], solver: Solver): Promise<readonly string[]> {
  const [first] = figures;
  if (first === undefined) return [];
  const { lattice, atoms } = first.display;
  const at = (figure: number, atom: number) => figure * atoms.length + atom;
  const termsOf = (figure: number, cell: number) =>
    (lattice.cells[cell]?.atoms ?? []).map((atom): Term => [at(figure, atom), 1]);
  const rows = figures.flatMap(({ display }, figure) =>
    lattice.cells.map((_, cell) => {
      const [lower, upper] = toldOf(cell, display);
      return { lower, upper, terms: termsOf(figure, cell) };
    }),
  );
  const links = linksBetween(figures.map(({ told }) => told)).flatMap((link) =>
    atoms.map((_, atom) => ({
      lower: -Infinity,
      upper: 0,
      terms: link.map(([figure, factor]): Term => [at(figure, atom), factor]),
    })),
  );
  const columns = figures.flatMap(() =>
    atoms.map(({ people }) => ({ lower: 0, upper: people, integer: true })),
  );
  const found: string[] = [];
  for (const [figure, { told, display }] of figures.entries()) {
    for (const cell of lattice.cells.keys()) {
      const width = widthOf(cell, display);
      if (width === undefined) continue;
      const terms = termsOf(figure, cell);
      const most = terms.map(([column]): Term => [column, -1]);
      const [low, high] = await solver.minimise({ columns, rows: [...rows, ...links] }, [terms, most]);
      if (low?.status !== 'optimal' || high?.status !== 'optimal') throw new Error('no world fits');
      if (Math.round(-high.objective - low.objective) < width)
        found.push(`${told.key} ${told.measure} ${cell}`);
    }
  }
  return found;
}
