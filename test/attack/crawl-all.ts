import type { Solver } from '@takeup/disclosure';
import { difference } from './differencing.js';
import { Ground } from './ground.js';
import type { House, Served } from './house.js';
import { LANES, inLanes } from './lanes.js';
import type { Line } from './line.js';
import { timed } from './line.js';
import { STYLES, organisationOf } from './organisation.js';
import type { Organisation, Shape, Style } from './organisation.js';
import type { Attacked, Role } from './roles.js';
import { ROLES, attackOrganisation } from './roles.js';
import type { SuiteOptions } from './suite.js';
import { surface } from './surface.js';
import { untrue } from './truth.js';
import { WrongArgument } from './wrong-argument.js';

/** Pairs of filters tried over all organisations together, and the most organisations that they are spread over. */
const PAIRS = 5000;
const MOST_SPREAD = 100;
/** Questions by chance beside every cell, of each role. */
export const MORE = 50;

interface World {
  readonly seed: number;
  readonly style: Style;
  readonly shape: Shape;
}

function worldsOf(options: SuiteOptions, shape: Shape): readonly World[] {
  const { organisations, seed, long, fromSmallest } = options;
  const worlds = Array.from({ length: organisations }, (_, n) => seed + n).flatMap((own) =>
    (long ? STYLES : [STYLES[own % STYLES.length] ?? 'lively']).map((style) => ({ seed: own, style, shape })),
  );
  if (fromSmallest === null) return worlds;
  return worlds
    .map((world) => ({ world, combinations: combinationsIn(world) }))
    .filter(({ combinations }) => combinations >= fromSmallest)
    .sort((a, b) => a.combinations - b.combinations)
    .map(({ world }) => world);
}

function combinationsIn({ seed, style, shape }: World): number {
  return new Ground(organisationOf(seed, style, shape)).atoms.length;
}

interface Crawling {
  readonly name: string;
  readonly shape: Shape;
  readonly solver: Solver;
  readonly progress: (what: string) => void;
}

/** Every role asks all it may and reckons with the answers. */
export function crawlAll(
  house: House,
  options: SuiteOptions,
  { name, shape, solver, progress }: Crawling,
): Promise<Line> {
  return timed(name, async () => {
    const tally = new Tally();
    const worlds = worldsOf(options, shape);
    if (worlds.length === 0)
      throw new WrongArgument(`no organisation has ${options.fromSmallest ?? 0} combinations or more`);
    const begun = Date.now();
    let done = 0;
    const isTime = () => options.minutes === null || Date.now() - begun < options.minutes * 60_000;
    const attack = async (world: World) => {
      const started = Date.now();
      await attackOne(house, { options, world, pairs: pairsFor(worlds.length) }, { solver, tally });
      done += 1;
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      const finds = tally.findsOf(world).length;
      progress(`${done}/${worlds.length} ${world.seed} ${world.style}: ${finds} finds, ${seconds} s`);
    };
    const [next, ...others] = await inLanes(LANES, worlds, attack, isTime);
    if (next)
      progress(
        options.fromSmallest !== null
          ? `go on with --from-combinations ${combinationsIn(next)}: ${others.length + 1} are left`
          : `go on with --seed ${next.seed}: ${others.length + 1} are left, ${next.style} first`,
      );
    return { figures: Object.fromEntries(tally.counted), finds: tally.finds };
  });
}

const pairsFor = (organisations: number) => Math.ceil(PAIRS / Math.min(organisations, MOST_SPREAD));

class Tally {
  readonly counted = new Map<string, number>();
  readonly finds: string[] = [];

  count(name: string, value: number): void {
    this.counted.set(name, (this.counted.get(name) ?? 0) + value);
  }

  findsOf({ seed, style }: World): readonly string[] {
    return this.finds.filter((find) => find.startsWith(`${seed} ${style} `));
  }

  found({ seed, style }: Pick<World, 'seed' | 'style'>, who: string, finds: readonly string[]): void {
    this.finds.push(...finds.map((find) => `${seed} ${style} ${who}: ${find}`));
  }
}

interface One {
  readonly options: SuiteOptions;
  readonly world: World;
  readonly pairs: number;
}

async function attackOne(
  house: House,
  { options, world, pairs }: One,
  { solver, tally }: { readonly solver: Solver; readonly tally: Tally },
): Promise<void> {
  const organisation = organisationOf(world.seed, world.style, world.shape);
  const roles = options.long ? ROLES : (['reader', otherRole(world)] as const);
  const look = async (served: Served, [reader]: readonly Attacked[]) => {
    if (reader) lookInto(organisation, { served, reader, pairs }, tally);
    return Promise.resolve();
  };
  const attack = { roles, more: MORE, joint: options.joint, look };
  for (const { role, display, crawled, ...own } of await attackOrganisation(
    house,
    organisation,
    attack,
    solver,
  )) {
    tally.count('roles', 1);
    tally.count('answers', crawled.client.said.length);
    tally.count('cells', display.count());
    tally.count('hidden', display.hidden());
    tally.count('programmes', own.programmes);
    tally.count('failures', own.failures);
    if (options.joint === 'lives') tally.count('too large', own.tooLarge);
    tally.count('across epochs', own.acrossEpochs.length);
    tally.found(world, role, own.finds);
    if (own.failures > 0) tally.found(world, role, [`${own.failures} programmes without an answer`]);
  }
  tally.count('organisations', 1);
}

/** In short, the operator and the limited reader take turns. */
const otherRole = ({ seed }: World): Role => (seed % 2 === 0 ? 'operator' : 'limited');

interface Looking {
  readonly served: Served;
  readonly reader: Attacked;
  readonly pairs: number;
}

function lookInto(organisation: Organisation, { served, reader, pairs }: Looking, tally: Tally): void {
  const surfaced = surface(organisation, served, reader);
  tally.count('surfaces', surfaced.surfaces);
  tally.found(organisation, 'surface', surfaced.finds);
  tally.found(organisation, 'truth', untrue(organisation, reader.display));
  const differenced = difference(reader.display, pairs, organisation.seed);
  tally.count('pairs', differenced.pairs);
  tally.count('crossing pairs answered', differenced.crossing);
  tally.found(organisation, 'differencing', differenced.finds);
}
