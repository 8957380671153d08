import type { Column, Programme, Solver, Term } from '@takeup/disclosure';

/** A count to be told apart: its columns in a programme, and how far its possible values must lie apart. */
export interface Sought {
  readonly name: string;
  readonly need: number;
  /** What is possible of it, as far as found. Only ever grows. */
  low: number;
  high: number;
}

/** A sought count in one programme: what is fixed of it, and the columns that are not. */
export interface Part {
  readonly sought: Sought;
  readonly columns: readonly number[];
}

export interface Searched {
  readonly narrow: readonly string[];
  /** Programmes asked. */
  readonly programmes: number;
  /** Anything but an optimum, also where no world fits at all. */
  readonly failures: number;
  /** Programmes not asked, because they would take hours. */
  readonly tooLarge: number;
}

/** Columns beyond which a programme is presolved anew each time. */
const LARGE = 1500;
/** A whole number that is no number at all: large programmes want presolving, which the solver does for integers only. */
const WHOLE: Column = { lower: 0, upper: 0, integer: true };
const ROUNDING = 1e-6;
/** Rounds that widen next to nothing before each count is asked for by itself. */
const IDLE = 2;
const FEW = 3;

export function isWide({ low, high, need }: Sought): boolean {
  return Math.floor(high + ROUNDING) - Math.ceil(low - ROUNDING) >= need;
}

/** Asks one programme again and again, and notes what its worlds say of every count in it. */
export class WorldSearch {
  programmes = 0;
  failures = 0;
  readonly #programme: Programme;
  #start;

  constructor(
    programme: Programme,
    private readonly parts: readonly Part[],
    private readonly solver: Solver,
  ) {
    const { columns, start } = programme;
    this.#programme = columns.length > LARGE ? { ...programme, columns: [...columns, WHOLE] } : programme;
    this.#start = start;
  }

  /** Worlds that widen many counts at once: about half of them as large, the others as small as can be. */
  async widenTogether(): Promise<void> {
    let left = this.#open();
    for (let round = 0, idle = 0; left.length > FEW && idle < IDLE && this.failures === 0; round += 1) {
      const weights = new Map<number, number>();
      for (const [place, { columns }] of left.entries()) {
        const sign = round === 0 || (Math.imul(place + 1, 2654435761 + 40503 * round) >>> 16) % 2 ? 1 : -1;
        for (const column of columns) weights.set(column, (weights.get(column) ?? 0) + sign);
      }
      await this.#ask([...weights]);
      const still = this.#open();
      idle = left.length - still.length < 2 ? idle + 1 : 0;
      left = still;
    }
  }

  /** Each count that is still narrow by itself. @returns those that no world of the programme widens */
  async widenEach(most = Infinity): Promise<readonly Sought[]> {
    const narrow: Sought[] = [];
    for (const { sought, columns } of this.#open()) {
      if (isWide(sought)) continue;
      if (narrow.length >= most) break;
      const before = this.failures;
      await this.#ask(columns.map((column): Term => [column, 1]));
      if (this.failures === before && !isWide(sought)) narrow.push(sought);
    }
    return narrow;
  }

  #open(): readonly Part[] {
    return this.parts.filter(({ sought }) => !isWide(sought));
  }

  async #ask(objective: readonly Term[]): Promise<void> {
    this.programmes += 2;
    const programme = { ...this.#programme, ...(this.#start ? { start: this.#start } : {}) };
    const answers = await this.solver.minimise(programme, [
      objective,
      objective.map(([column, value]): Term => [column, -value]),
    ]);
    for (const answer of answers) {
      if (answer.status !== 'optimal') {
        this.failures += 1;
        continue;
      }
      if (answer.basis.columns.length > 0) this.#start = answer.basis;
      for (const { sought, columns } of this.parts) {
        const count = columns.reduce((sum, column) => sum + (answer.values[column] ?? 0), 0);
        sought.low = Math.min(sought.low, count);
        sought.high = Math.max(sought.high, count);
      }
    }
  }
}

export function describeNarrow({ name, low, high, need }: Sought): string {
  return `${name}: ${low.toFixed(2)} to ${high.toFixed(2)}, not ${need} apart`;
}
