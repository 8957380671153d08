import type { Highs, Model } from 'highs';
import type { Answer, Basis, Programme, Solver, Term } from './solver.js';
import { FAILED } from './solver.js';

/** A backstop, in seconds an objective: what it decides depends on the machine, so it must lie far above what is needed. */
const MOST_SECONDS = 300;
/** The limit that is meant to be reached first, because it is the same on every machine. */
const MOST_NODES = 20_000;
/** The same for linear programmes, in steps of the simplex: far above what they need. */
const MOST_ITERATIONS = 100_000;

/** HiGHS's number of the primal simplex: where only the objective changes, the last solution is a start for it. */
const PRIMAL = 4;

/**
 * The solver of the `highs` package.
 * @param load the package's default export: a loader, though its types describe it as that of a CommonJS module
 */
export async function loadSolver(load: unknown): Promise<Solver> {
  return highsSolver(await (load as () => Promise<Highs>)());
}

/** HiGHS as a solver. One model is kept for all objectives of a programme, so that only the costs change between them. */
function highsSolver(highs: Highs): Solver {
  return {
    async minimise(programme, objectives) {
      const isInteger = programme.columns.some(({ integer }) => integer);
      try {
        return highs.withModel(modelOf(programme, highs), (model) => {
          model.options.set({
            output_flag: false,
            time_limit: MOST_SECONDS,
            mip_max_nodes: MOST_NODES,
            ...(isInteger ? {} : { simplex_iteration_limit: MOST_ITERATIONS }),
            mip_rel_gap: 0,
            mip_abs_gap: 0,
            random_seed: 0,
            ...(isInteger ? {} : { simplex_strategy: PRIMAL }),
            // Presolving costs these small linear programmes more than it saves, and forgets where they started.
            presolve: isInteger ? 'choose' : 'off',
          });
          const { start } = programme;
          if (start)
            model.setBasis({ colStatus: statusesOf(start.columns), rowStatus: statusesOf(start.rows) });
          return objectives.map((objective) => solve(model, objective, programme, highs));
        });
      } catch {
        return objectives.map(() => FAILED);
      }
    },
  };
}

function solve(model: Model, objective: readonly Term[], { columns }: Programme, highs: Highs): Answer {
  const costs = new Float64Array(columns.length);
  for (const [column, value] of objective) costs[column] = value;
  try {
    model.changeColsCost({ kind: 'range', from: 0, to: columns.length - 1 }, costs);
    // HiGHS counts the time of all its runs together.
    model.zeroAllClocks();
    model.run();
    const status = model.getModelStatus();
    if (status === highs.constants.modelStatus.infeasible) return { status: 'infeasible' };
    if (status !== highs.constants.modelStatus.optimal) return FAILED;
    const { colValue, rowDual } = model.getSolution();
    return {
      status: 'optimal',
      objective: model.getObjectiveValue(),
      values: [...colValue],
      duals: [...(rowDual ?? [])],
      basis: basisOf(model),
    };
  } catch {
    return FAILED;
  }
}

/** An integer programme has none. */
function basisOf(model: Model): Basis {
  try {
    const { colStatus, rowStatus } = model.getBasis();
    return { columns: [...colStatus], rows: [...rowStatus] };
  } catch {
    return { columns: [], rows: [] };
  }
}

function statusesOf(statuses: readonly number[]): Int32Array {
  return Int32Array.from(statuses);
}

function modelOf({ columns, rows }: Programme, highs: Highs) {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { terms } of rows) {
    for (const [column, value] of terms) {
      indices.push(column);
      values.push(value);
    }
    starts.push(indices.length);
  }
  const { integer, continuous } = highs.constants.variableType;
  const isInteger = columns.some((column) => column.integer);
  return {
    numCols: columns.length,
    numRows: rows.length,
    colCost: columns.map(() => 0),
    colLower: columns.map(({ lower }) => lower),
    colUpper: columns.map(({ upper }) => upper),
    rowLower: rows.map(({ lower }) => lower),
    rowUpper: rows.map(({ upper }) => upper),
    matrix: { format: 'csr', numRows: rows.length, numCols: columns.length, starts, indices, values },
    ...(isInteger ? { integrality: columns.map((column) => (column.integer ? integer : continuous)) } : {}),
  } as const;
}
