import { publishablePurpose, type PublishedPurpose, type PurposeCounts } from './publishable-purpose.js';

const k = 3;

/** A department by the people who acted with purpose only, in both places, and without only. */
function department(
  key: string,
  only: number,
  both: number,
  without: number,
  activeShown = true,
): PurposeCounts {
  return {
    department: key,
    activeShown,
    actors: only + both + without,
    actorsWith: only + both,
    actorsWithout: both + without,
    actsWith: 2 * (only + both),
    actsWithout: both + without,
    outside: [],
  };
}

/** Every sum of plus or minus the known groups of acts that is itself a group of acts. */
function derivable(known: readonly (readonly number[])[], size: number): number[][] {
  let sums: number[][] = [new Array<number>(size).fill(0)];
  for (const group of known) {
    const next = new Map<string, number[]>();
    for (const before of sums) {
      for (const sign of [-1, 0, 1]) {
        const after = before.map((value, at) => value + sign * (group[at] ?? 0));
        next.set(after.join(), after);
      }
    }
    sums = [...next.values()];
  }
  return sums.filter(
    (group) => group.some((value) => value === 1) && group.every((value) => value === 0 || value === 1),
  );
}

/** How few people made a group of acts that somebody who also knows the totals can work out. */
function fewest(world: readonly PurposeCounts[], published: PublishedPurpose): number {
  const size = 2 * world.length;
  const group = (has: (at: number) => boolean): number[] =>
    Array.from({ length: size }, (_, at) => (has(at) ? 1 : 0));
  const known: number[][] = [];
  const total = (of: (line: PurposeCounts) => number): number =>
    world.reduce((all, line) => all + of(line), 0);
  if (total((line) => line.actors) >= k) known.push(group(() => true));
  const split = total((line) => line.actorsWith) >= k && total((line) => line.actorsWithout) >= k;
  if (split || published.percentWith !== null) known.push(group((at) => at % 2 === 0));
  published.lines.forEach((line, index) => {
    if (line.percentOfAll !== null) known.push(group((at) => at >> 1 === index));
    if (line.percentWith !== null) known.push(group((at) => at === 2 * index));
  });
  const people = (acts: readonly number[]): number =>
    world.reduce((all, line, index) => {
      const [inside, outside] = [acts[2 * index] === 1, acts[2 * index + 1] === 1];
      if (inside && outside) return all + line.actors;
      return all + (inside ? line.actorsWith : 0) + (outside ? line.actorsWithout : 0);
    }, 0);
  return Math.min(Infinity, ...derivable(known, size).map(people));
}

/** Every world of one to three departments out of a choice of small ones. */
function* worlds(): Generator<PurposeCounts[]> {
  const kinds = [
    [0, 0, 0],
    [1, 0, 0],
    [0, 0, 2],
    [0, 2, 0],
    [3, 0, 0],
    [3, 0, 1],
    [0, 3, 0],
    [1, 2, 1],
    [3, 0, 3],
    [4, 1, 5],
  ] as const;
  const choices = kinds.flatMap((kind) => [true, false].map((shown) => ({ kind, shown })));
  const grow = function* (before: PurposeCounts[]): Generator<PurposeCounts[]> {
    if (before.length > 0) yield before;
    if (before.length === 3) return;
    for (const { kind, shown } of choices) {
      yield* grow([...before, department(`d${before.length}`, kind[0], kind[1], kind[2], shown)]);
    }
  };
  yield* grow([]);
}

/** The threshold alone: what the rule would be without its protection against subtraction. */
const thresholdOnly = (world: readonly PurposeCounts[]): PublishedPurpose => ({
  percentWith: null,
  lines: world.map((line) => ({
    department: line.department,
    percentOfAll: line.activeShown && line.actors >= k ? 50 : null,
    percentWith: line.activeShown && line.actorsWith >= k && line.actorsWithout >= k ? 50 : null,
  })),
});

describe('what may be published about the purpose of acts', () => {
  it('shows every line, every split and the total where everybody has enough people', () => {
    const published = publishablePurpose([department('b', 3, 1, 3), department('a', 4, 0, 4)], k);
    expect(published).toEqual({
      percentWith: 67,
      lines: [
        { department: 'a', percentOfAll: 50, percentWith: 67 },
        { department: 'b', percentOfAll: 50, percentWith: 67 },
      ],
    });
  });

  it('hides one more, the smallest, where only one would be hidden, and with them the total', () => {
    const world = [department('a', 9, 0, 9), department('b', 3, 1, 3), department('c', 1, 0, 1)];
    expect(publishablePurpose(world, k)).toEqual({
      percentWith: null,
      lines: [
        { department: 'a', percentOfAll: 64, percentWith: 67 },
        { department: 'b', percentOfAll: null, percentWith: null },
        { department: 'c', percentOfAll: null, percentWith: null },
      ],
    });
  });

  it('keeps the share of all acts and hides the split where few people acted on one side', () => {
    const world = [department('a', 9, 0, 9), department('b', 3, 1, 3), department('c', 8, 0, 1)];
    const published = publishablePurpose(world, k);
    expect(published.lines.map((line) => line.percentOfAll !== null)).toEqual([true, true, true]);
    expect(published.lines.map((line) => line.percentWith !== null)).toEqual([true, false, false]);
    expect(published.percentWith).toBe(Math.round((100 * (18 + 8 + 16)) / (27 + 12 + 17)));
  });

  it('says nothing of a company without departments', () => {
    expect(publishablePurpose([], k)).toEqual({ percentWith: null, lines: [] });
  });

  it('says nothing of a department whose active people are not told exactly, however many they are', () => {
    const world = [
      department('a', 9, 0, 9, false),
      department('b', 9, 0, 9),
      department('c', 9, 0, 9, false),
    ];
    const shown = publishablePurpose(world, k).lines.map((line) => line.percentOfAll !== null);
    expect(shown).toEqual([false, true, false]);
  });

  it('splits a department only where k people are on either side of what each scope that hides it counts', () => {
    const splitOf = (...outside: PurposeCounts['outside']) =>
      publishablePurpose(
        [department('a', 9, 0, 9), department('b', 9, 0, 9), { ...department('c', 9, 0, 9), outside }],
        k,
      ).lines.map((line) => [line.percentOfAll !== null, line.percentWith !== null]);
    const shown = [true, true];
    const whole = [true, false];
    // The smallest of the others goes with it, or the split would be found by subtraction.
    const hidden = [whole, shown, whole];
    expect(splitOf()).toEqual([shown, shown, shown]);
    expect(splitOf({ actorsWith: 3, actorsWithout: 3 })).toEqual([shown, shown, shown]);
    expect(splitOf({ actorsWith: 2, actorsWithout: 9 })).toEqual(hidden);
    expect(splitOf({ actorsWith: 9, actorsWithout: 2 })).toEqual(hidden);
    expect(splitOf({ actorsWith: 3, actorsWithout: 3 }, { actorsWith: 0, actorsWithout: 9 })).toEqual(hidden);
  });

  it('tells nothing of how many acts a person made: the same for one each and for a hundred', () => {
    const once = [department('a', 9, 2, 9), department('b', 3, 1, 3), department('c', 8, 0, 1)];
    const oftener = once.map((line) => ({
      ...line,
      actsWith: 100 * line.actsWith,
      actsWithout: 100 * line.actsWithout,
    }));
    const published = publishablePurpose(once, k);
    expect(publishablePurpose(oftener, k)).toEqual(published);
    const told = published.lines.flatMap((line) => [line.percentOfAll ?? 0, line.percentWith ?? 0]);
    expect(told.filter((value) => !Number.isInteger(value))).toEqual([]);
    expect(told.some((value) => value > 0)).toBe(true);
  });

  it('leaves no group under k to subtraction in any small world', () => {
    let tried = 0;
    for (const world of worlds()) {
      tried += 1;
      const least = fewest(world, publishablePurpose(world, k));
      if (least < k) throw new Error(`${String(least)} people can be told apart in ${JSON.stringify(world)}`);
    }
    expect(tried).toBe(20 + 20 ** 2 + 20 ** 3);
  });

  it('would be found out by the same attack with the threshold alone', () => {
    const found = [...worlds()].filter((world) => fewest(world, thresholdOnly(world)) < k);
    expect(found.length).toBeGreaterThan(0);
  });
});
