import { exchangesOf } from './exchange-candidates.js';
import { ExchangedWorld } from './exchanges.js';
import type { JointWorld } from './joint-region.js';
import type { JointWorlds } from './joint-worlds.js';

/** So many exchanges are tried each way before a solver is asked. */
const MOST_TRIES = 3_000;

/** Widens the counts of a cell by exchanges around it, without a solver: enough for most cells. */
export function widenByExchange(
  cell: number,
  pool: readonly number[],
  { worlds, world }: { readonly worlds: JointWorlds; readonly world: JointWorld },
): void {
  const display = world.figures[0]?.display;
  const own = new Set(display?.lattice.cells[cell]?.atoms);
  for (const by of [1, -1] as const) {
    const open = worlds.openIn(cell);
    const target = new Map(open.map((place) => [place.figure, worlds.movesOf(place)[by > 0 ? 0 : 1]]));
    const exchanged = new ExchangedWorld(world);
    const missing = () =>
      [...target].filter(([figure, move]) => {
        const moved = exchanged.count(figure, cell) - (world.figures[figure]?.display.counts[cell] ?? 0);
        return by * moved < by * move;
      });
    let tries = 0;
    for (const exchange of exchangesOf(own, pool, display?.atoms ?? [], by)) {
      if ((tries += 1) > MOST_TRIES || missing().length === 0) break;
      while (missing().some(([figure]) => exchanged.make(exchange).has(figure))) tries += 1;
    }
    for (const { figure } of open) worlds.found({ figure, cell }, exchanged.count(figure, cell));
  }
}
