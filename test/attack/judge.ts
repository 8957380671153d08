import type { Solver } from '@takeup/disclosure';
import type { Display } from './display.js';
import type { Joint } from './joint-attack.js';
import { attackCounts } from './joint-attack.js';
import { smallestTold } from './told-groups.js';

export interface Judged {
  readonly finds: readonly string[];
  /** Told by the rosters of two epochs together, which no guarantee speaks of. */
  readonly acrossEpochs: readonly string[];
  readonly programmes: number;
  readonly failures: number;
  /** See `Searched`. */
  readonly tooLarge: number;
}

/** Everything that one token's answers give away, by themselves and reckoned together. */
export async function judge(display: Display, solver: Solver, joint: Joint): Promise<Judged> {
  const finds = [...display.finds, ...uncoded(display)];
  const acrossEpochs: string[] = [];
  let [programmes, failures] = [0, 0];
  const derive = async (told: Iterable<readonly number[]>, into: string[]) => {
    programmes += 1;
    const group = await smallestTold(display, told, solver);
    if (group === 'failed') failures += 1;
    else if (group)
      into.push(`G1 a group of ${group.people} people is told: ${describe(display, group.atoms)}`);
  };
  for (const told of display.groups.values()) await derive(told.values(), finds);
  if (finds.every((what) => !what.startsWith('G1 a group')))
    await derive(
      [...display.groups.values()].flatMap((told) => [...told.values()]),
      acrossEpochs,
    );
  const searched = await attackCounts(display, joint, solver);
  finds.push(...searched.narrow.map((what) => `G3 ${what}`));
  programmes += searched.programmes;
  failures += searched.failures;
  const { tooLarge } = searched;
  return { finds: [...new Set(finds)], acrossEpochs, programmes, failures, tooLarge };
}

/** G2: (almost) all or none is told as a bound only. */
function uncoded({ figures, t }: Display): readonly string[] {
  return [...figures].flatMap(([key, own]) =>
    [...own].flatMap(([name, { status, people, low, high }]) =>
      status === 'SHOWN' && people !== null && (high < t || low > people - t)
        ? [`G2 ${key} ${name}: ${low} of ${people}`]
        : [],
    ),
  );
}

function describe({ ground }: Display, atoms: readonly number[]): string {
  return atoms
    .map((atom) => ground.atoms[atom])
    .map((own) => (own ? `${own.department}[${own.personas.join('+')}]@${own.location} ${own.people}` : ''))
    .join(', ');
}
