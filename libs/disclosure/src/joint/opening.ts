import type { Row, Solver, Term } from '../solver.js';
import type { JointRegion, Place } from './joint-region.js';

/** A world in which a count lies as far out as asked, and what would have to be hidden so that it fits what is told. */
export interface Opening {
  readonly cost: number;
  readonly hide: readonly Place[];
  /** Of the region's columns, in that world. */
  readonly values: Float64Array;
}

export interface Question {
  readonly region: JointRegion;
  readonly place: Place;
  /** By how many people the count has to lie above the true one, or below it. */
  readonly move: number;
  /** What it costs, a person, that a told count is another; undefined where it cannot be hidden. */
  readonly priceOf: (place: Place) => number | undefined;
}

/** What a person further out is worth: more than hiding everybody together costs. */
const WORTH = 10_000_000;
/** Less of a person is rounding. */
const NOTHING = 1e-6;

/**
 * The told counts that have to give way so that a count can be further out: they are what gives it away. A linear programme
 * in which every told count that can be hidden may be another at a price. With nothing moved all its rows hold, so that a
 * solver can begin there.
 * @returns undefined where nothing that can be hidden would help, `failed` where the solver failed
 */
export async function openingOf(question: Question, solver: Solver): Promise<Opening | 'failed' | undefined> {
  const { region, place, move, priceOf } = question;
  const columns = [...region.programme.columns];
  const costs: Term[] = [];
  const add = (upper: number, cost: number): number => {
    columns.push({ lower: 0, upper, integer: false });
    costs.push([columns.length - 1, cost]);
    return columns.length - 1;
  };
  const giving: { readonly at: readonly number[]; readonly places: readonly Place[] }[] = [];
  const rows = region.programme.rows.map((row, at): Row => {
    const places = region.told[at] ?? [];
    const prices = places.map(priceOf);
    if (places.length === 0 || prices.includes(undefined)) return row;
    const price = prices.reduce((sum: number, one) => sum + (one ?? 0), 0);
    const [more, less] = [add(Infinity, price), add(Infinity, price)];
    giving.push({ at: [more, less], places });
    return { ...row, terms: [...row.terms, [more, 1], [less, -1]] };
  });
  const way = add(Math.abs(move), -WORTH);
  const terms = region.termsOf(place).map(([at, value]): Term => [at, value * Math.sign(move)]);
  const goal: Row = { lower: 0, upper: Infinity, terms: [...terms, [way, -1]] };
  const [answer] = await solver.minimise({ columns, rows: [...rows, goal] }, [costs]);
  if (answer?.status !== 'optimal') return 'failed';
  const { values, objective } = answer;
  if ((values[way] ?? 0) < Math.abs(move) - NOTHING) return undefined;
  const hide = giving.flatMap(({ at, places }) =>
    at.some((column) => (values[column] ?? 0) > NOTHING) ? places : [],
  );
  return { cost: objective + WORTH * Math.abs(move), hide, values };
}
