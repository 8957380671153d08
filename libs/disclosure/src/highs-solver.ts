import type { Highs, Model } from 'highs';
import { RecentProgrammes } from './recent-programmes.js';
import type { Answer, Basis, Programme, Solver, Term } from './solver.js';
import { FAILED } from './solver.js';

/** A backstop, in seconds an objective: what it decides depends on the machine, so it must lie far above what is needed. */
const MOST_SECONDS = 300;
/** The limit that is meant to be reached first, because it is the same on every machine. */
const MOST_NODES = 20_000;
/** The same for linear programmes: the largest of an organisation of 48,000 people take some 10,000. */
const MOST_ITERATIONS = 100_000;
const LIMITS = { output_flag: false, time_limit: MOST_SECONDS, random_seed: 0 };

/** HiGHS's numbers of the simplex: the dual one from nothing; from the last solution, where the objective changed, the primal. */
const [DUAL, PRIMAL] = [1, 4];

/**
 * The solver of the `highs` package.
 * @param load the package's default export: a loader, though its types describe it as that of a CommonJS module
 */
export async function loadSolver(load: unknown): Promise<Solver> {
  return highsSolver(await (load as () => Promise<Highs>)());
}

/** HiGHS as a solver. A linear programme that comes again with other bounds or objectives is not built again. */
function highsSolver(highs: Highs): Solver {
  const models = new RecentProgrammes<Model>((model) => model.dispose());
  return {
    async minimise(programme, objectives) {
      try {
        if (programme.columns.some(({ integer }) => integer)) {
          return highs.withModel(modelOf(programme, highs), (model) => {
            model.options.set({ ...LIMITS, mip_max_nodes: MOST_NODES, mip_rel_gap: 0, mip_abs_gap: 0 });
            return objectives.map((objective) => solve(model, objective, programme, highs));
          });
        }
        const model = linearModel(programme, models, highs);
        return objectives.map((objective) => solve(model, objective, programme, highs));
      } catch {
        return objectives.map(() => FAILED);
      }
    },
  };
}

/** HiGHS's numbers of a column at its lower bound, and of a row that bounds nothing there. */
const [AT_LOWER, BASIC] = [0, 1];

/** Where all columns are at their lower bounds, which is the true world or near it. */
function atLowerBounds({ columns, rows }: Programme): Basis {
  return {
    columns: new Int32Array(columns.length).fill(AT_LOWER),
    rows: new Int32Array(rows.length).fill(BASIC),
  };
}

function linearModel(programme: Programme, models: RecentProgrammes<Model>, highs: Highs): Model {
  const { rows, start } = programme;
  const known = models.find(programme);
  const model = known ?? highs.createModel(modelOf(programme, highs));
  if (known === undefined) {
    models.add(programme, model);
    // Presolving costs these small linear programmes more than it saves, and forgets where they started.
    model.options.set({ ...LIMITS, simplex_iteration_limit: MOST_ITERATIONS, presolve: 'off' });
  } else if (rows.length > 0) {
    model.changeRowsBounds(
      { kind: 'range', from: 0, to: rows.length - 1 },
      Float64Array.from(rows, ({ lower }) => lower),
      Float64Array.from(rows, ({ upper }) => upper),
    );
  }
  // From the true world the dual one takes a third of the time, though the primal one could begin there at once.
  model.options.set({ simplex_strategy: start ? PRIMAL : DUAL });
  // Otherwise the answer would hang on what the model was asked before.
  model.clearSolver();
  const { columns: colStatus, rows: rowStatus } = start ?? atLowerBounds(programme);
  model.setBasis({ colStatus, rowStatus });
  return model;
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
    return {
      status: 'optimal',
      objective: model.getObjectiveValue(),
      values: model.getSolution().colValue,
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
    return { columns: colStatus, rows: rowStatus };
  } catch {
    return { columns: new Int32Array(), rows: new Int32Array() };
  }
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
