import type { Solver } from '@takeup/disclosure';
import { CANARIES, canary } from './canaries.js';
import { content } from './content.js';
import { difference } from './differencing.js';
import { House } from './house.js';
import type { Served } from './house.js';
import type { Joint } from './judge.js';
import type { Line } from './line.js';
import { timed } from './line.js';
import { metamorphic } from './metamorphic.js';
import { STYLES, organisationOf } from './organisation.js';
import type { Organisation } from './organisation.js';
import type { Attacked, Role } from './roles.js';
import { ROLES, attackOrganisation } from './roles.js';
import { surface } from './surface.js';
import { untrue } from './truth.js';

export interface SuiteOptions {
  readonly organisations: number;
  readonly seed: number;
  /** Every style of each organisation, every question, every role reckoned with. */
  readonly long: boolean;
  /** Periods of an epoch reckoned with together. */
  readonly joint: Joint;
  /** Part of the names of the tests to run; null: all. */
  readonly only: string | null;
}

interface Test {
  readonly name: string;
  readonly run: (house: House) => Promise<Line>;
}

/** Runs the attack, and tells each line as it comes. */
export async function runSuite(
  options: SuiteOptions,
  solver: Solver,
  tell: (line: Line) => void,
): Promise<readonly Line[]> {
  const house = new House();
  const lines: Line[] = [];
  try {
    for (const { name, run } of testsOf(options, solver)) {
      if (options.only !== null && !name.includes(options.only)) continue;
      const line = await run(house);
      lines.push(line);
      tell(line);
    }
  } finally {
    await house.stop();
  }
  return lines;
}

function testsOf(options: SuiteOptions, solver: Solver): readonly Test[] {
  const { seed, long } = options;
  return [
    { name: 'crawl', run: (house) => crawlAll(house, options, solver) },
    ...CANARIES.map((own) => ({
      name: `canary ${own.turnedOff}`,
      run: (house: House) => canary(house, own, solver),
    })),
    { name: 'metamorphic', run: (house) => metamorphic(house, { worlds: long ? 500 : 2, seed }) },
    { name: 'content', run: content },
  ];
}

function organisationsOf({ organisations, seed, long }: SuiteOptions): readonly Organisation[] {
  return Array.from({ length: organisations }, (_, n) => seed + n).flatMap((own) =>
    (long ? STYLES : [STYLES[own % STYLES.length] ?? 'lively']).map((style) => organisationOf(own, style)),
  );
}

/** Pairs of filters tried over all organisations together. */
const PAIRS = 5000;

/** Every role asks all it may and reckons with the answers. */
function crawlAll(house: House, options: SuiteOptions, solver: Solver): Promise<Line> {
  return timed('crawl', async () => {
    const counted = new Map<string, number>();
    const count = (name: string, value: number) => counted.set(name, (counted.get(name) ?? 0) + value);
    const finds: string[] = [];
    const organisations = organisationsOf(options);
    for (const organisation of organisations) {
      // In short, the operator and the limited reader take turns.
      const other: Role = organisation.seed % 2 === 0 ? 'operator' : 'limited';
      const roles = options.long ? ROLES : (['reader', other] as const);
      const named = (role: string, all: readonly string[]) =>
        finds.push(...all.map((find) => `${organisation.seed} ${organisation.style} ${role}: ${find}`));
      const look = async (served: Served, [reader]: readonly Attacked[]) => {
        if (reader === undefined) return;
        const surfaced = surface(organisation, served, reader);
        count('surfaces', surfaced.surfaces);
        named('surface', surfaced.finds);
        named('truth', untrue(organisation, reader.display));
        const pairs = Math.ceil(PAIRS / organisations.length);
        const differenced = difference(reader.display, pairs, organisation.seed);
        count('pairs', differenced.pairs);
        count('crossing pairs answered', differenced.crossing);
        named('differencing', differenced.finds);
      };
      const attack = { roles, everything: options.long, joint: options.joint, look };
      const found = await attackOrganisation(house, organisation, attack, solver);
      count('organisations', 1);
      for (const { role, display, crawled, ...own } of found) {
        count('roles', 1);
        count('answers', crawled.client.said.length);
        count('cells', display.count());
        count('hidden', display.hidden());
        count('programmes', own.programmes);
        count('failures', own.failures);
        count('across epochs', own.acrossEpochs.length);
        named(role, own.finds);
        if (own.failures > 0) named(role, [`${own.failures} programmes without an answer`]);
      }
    }
    return { figures: Object.fromEntries(counted), finds };
  });
}
