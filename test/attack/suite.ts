import type { Solver } from '@takeup/disclosure';
import { canaries } from './canaries.js';
import { content } from './content.js';
import { crawlAll } from './crawl-all.js';
import type { House } from './house.js';
import type { Joint } from './joint-attack.js';
import type { Line } from './line.js';
import { metamorphic } from './metamorphic.js';
import { SPLIT, USUAL } from './organisation.js';
import type { Shape } from './organisation.js';
import { surfaces } from './surfaces.js';
import { WrongArgument } from './wrong-argument.js';

export interface SuiteOptions {
  readonly organisations: number;
  readonly seed: number;
  /** Every style of each organisation, every role of each, a thousand worlds. */
  readonly long: boolean;
  /** Figures reckoned with together. */
  readonly joint: Joint;
  /** Part of the names of the tests to run; null: all. */
  readonly only: string | null;
  /** Names of tests that are not run though all are. */
  readonly leftOut: readonly string[];
  /** In the order of the combinations of department, personas and location that people stand in, from so many; null: in that of seeds. */
  readonly fromSmallest: number | null;
  /** No organisation is begun after so long; null: all are. */
  readonly minutes: number | null;
}

export interface Told {
  /** Each line as it comes. */
  readonly line: (line: Line) => void;
  /** What goes on meanwhile. */
  readonly progress: (what: string) => void;
}

interface Test {
  readonly name: string;
  readonly run: (house: House) => Promise<Line>;
}

const WORLDS = { short: 20, long: 1000 };

/** Runs the attack in a house that the caller stops. */
export async function runSuite(
  house: House,
  options: SuiteOptions,
  solver: Solver,
  told: Told,
): Promise<readonly Line[]> {
  const lines: Line[] = [];
  const tests = testsOf(options, solver, told.progress);
  const { only } = options;
  const chosen = tests.filter(({ name }) => only === null || name.includes(only));
  if (chosen.length === 0)
    throw new WrongArgument(
      `no test is named "${only ?? ''}"; there are ${tests.map(({ name }) => name).join(', ')}`,
    );
  for (const { name, run } of chosen) {
    if (options.leftOut.includes(name)) continue;
    const line = await run(house);
    lines.push(line);
    told.line(line);
  }
  return lines;
}

/** Organisations of several sources take far longer: so few of them in the short form. */
const FEW_SPLIT = 1;

function testsOf(options: SuiteOptions, solver: Solver, progress: Told['progress']): readonly Test[] {
  const { seed, long, only } = options;
  const worlds = long ? WORLDS.long : WORLDS.short;
  const crawling = (name: string, shape: Shape, most = Infinity): Test => ({
    name,
    run: (house) =>
      crawlAll(
        house,
        { ...options, organisations: Math.min(options.organisations, most) },
        { name, shape, solver, progress },
      ),
  });
  return [
    crawling('crawl', USUAL),
    crawling('two sources', SPLIT, long || only !== null ? Infinity : FEW_SPLIT),
    ...canaries(solver, seed),
    {
      name: 'metamorphic',
      run: (house) => metamorphic(house, { worlds, seed, minutes: options.minutes, progress }),
    },
    { name: 'surfaces', run: surfaces },
    { name: 'content', run: content },
  ];
}
