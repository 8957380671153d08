import type { Programme, Solver, Term } from '@takeup/disclosure';

/** A count to be told apart: its columns, and how far its possible values must lie apart. */
export interface Sought {
  readonly name: string;
  readonly columns: readonly number[];
  readonly need: number;
}

export interface Searched {
  readonly narrow: readonly string[];
  /** Programmes asked. */
  readonly programmes: number;
  /** Anything but an optimum, also where no world fits at all. */
  readonly failures: number;
}

const ROUNDING = 1e-6;
/** Rounds that widen next to nothing before each cell is asked for by itself. */
const IDLE = 2;

/**
 * Which of the sought counts can be told too closely, over all worlds of a programme. Worlds that widen many at once come
 * first; only an optimum for the cell itself says that it is narrow.
 */
export async function searchWorlds(
  programme: Programme,
  sought: readonly Sought[],
  solver: Solver,
): Promise<Searched> {
  const lows = sought.map(() => Infinity);
  const highs = sought.map(() => -Infinity);
  let programmes = 0;
  let failures = 0;
  let start = programme.start;
  const isWide = (n: number) =>
    Math.floor((highs[n] ?? 0) + ROUNDING) - Math.ceil((lows[n] ?? 0) - ROUNDING) >= (sought[n]?.need ?? 0);
  const ask = async (objective: readonly Term[]) => {
    programmes += 2;
    const answers = await solver.minimise({ ...programme, ...(start ? { start } : {}) }, [
      objective,
      objective.map(([column, value]): Term => [column, -value]),
    ]);
    for (const answer of answers) {
      if (answer.status !== 'optimal') {
        failures += 1;
        continue;
      }
      if (answer.basis.columns.length > 0) start = answer.basis;
      sought.forEach(({ columns }, n) => {
        const count = columns.reduce((sum, column) => sum + (answer.values[column] ?? 0), 0);
        lows[n] = Math.min(lows[n] ?? count, count);
        highs[n] = Math.max(highs[n] ?? count, count);
      });
    }
  };
  const open = () => [...sought.keys()].filter((n) => !isWide(n));
  let left = open();
  for (let round = 0, idle = 0; left.length > 3 && idle < IDLE && failures === 0; round += 1) {
    const weights = new Map<number, number>();
    for (const [place, n] of left.entries()) {
      const sign = round === 0 || (Math.imul(place + 1, 2654435761 + 40503 * round) >>> 16) % 2 ? 1 : -1;
      for (const column of sought[n]?.columns ?? []) weights.set(column, (weights.get(column) ?? 0) + sign);
    }
    await ask([...weights]);
    const still = open();
    idle = left.length - still.length < 2 ? idle + 1 : 0;
    left = still;
  }
  const narrow: string[] = [];
  for (const n of left) {
    if (isWide(n)) continue;
    const before = failures;
    await ask((sought[n]?.columns ?? []).map((column): Term => [column, 1]));
    if (failures > before || isWide(n)) continue;
    narrow.push(
      `${sought[n]?.name}: ${lows[n]?.toFixed(2)} to ${highs[n]?.toFixed(2)}, not ${sought[n]?.need} apart`,
    );
  }
  return { narrow, programmes, failures };
}
