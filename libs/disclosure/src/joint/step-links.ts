import { addDays } from '@takeup/domain';
import type { Told } from './figure.js';
import type { Window } from './habitual-links.js';
import type { Link } from './link.js';
import { WEEK, isWeek, weeksIn } from './link.js';
import type { Way } from './nearest.js';
import { narrowest, nearest } from './nearest.js';

/** What is told of the window one week before or after, and of this one's weeks. */
interface Beside {
  /** Periods that hold three of its weeks: that window, and months. */
  readonly active: readonly number[];
  readonly habitual: number | undefined;
  /** This window's week that the other does not have. */
  readonly alone: number | undefined;
  readonly shared: readonly number[];
}

/**
 * What two windows say of each other that lie one week apart, so that they share three weeks and have one alone each. Whoever is
 * habitual in one is active in two of the three, and so in both windows.
 */
export function stepLinks(window: Window, figures: readonly Told[]): readonly Link[] {
  return [-WEEK, WEEK].flatMap((step) => {
    const wider = besideOf(window.told, step, 'wider', figures);
    return [
      ...fromBelow(window, wider, besideOf(window.told, step, 'narrower', figures).habitual),
      ...fromAbove(window, besideOf(window.told, step, 'narrower', figures), wider),
    ];
  });
}

function besideOf(told: Told, step: number, way: Way, figures: readonly Told[]): Beside {
  const [from, to] = [told.from, told.to].map((day) => addDays(day, step));
  const alone = step < 0 ? addDays(told.to, 1 - WEEK) : told.from;
  const find = (isLet: (other: Told) => boolean) => nearest(told.connections, way, figures, isLet);
  const isOther = (other: Told) => other.from === from && other.to === to;
  const [first, last] = step < 0 ? [told.from, addDays(told.to, -WEEK)] : [addDays(told.from, WEEK), told.to];
  const holdsShared = (other: Told) =>
    other.from <= first && other.to >= last && weeksIn(told, other) === SHARED;
  const isOwn = (other: Told) =>
    other.measure === 'active' && isWeek(other) && other.from >= told.from && other.to <= told.to;
  return {
    active: narrowest(
      find((other) => other.measure === 'active' && holdsShared(other)),
      figures,
    ),
    habitual: find((other) => isOther(other) && other.measure === 'habitual')[0],
    alone: find((other) => isOwn(other) && other.from === alone)[0],
    shared: find((other) => isOwn(other) && other.from !== alone),
  };
}

/** How few its weeks can be, and those of the other window. */
function fromBelow(
  { habitual, active }: Window,
  other: Beside,
  narrowerHabitual: number | undefined,
): readonly Link[] {
  const both = [
    [active, 1],
    [habitual, 1],
  ] as const;
  return [
    // Without the week that is alone it is the three shared ones, which make habitual in the other window.
    ...link([habitual, 1], [other.habitual, -1], [other.alone, -1]),
    // Active in the week that is alone, or in a shared one and so in the other period; habitual: there, and in addition as above.
    ...other.active.flatMap((period) => [
      ...link(...both, [period, -1], [other.habitual, -1], [other.alone, -1]),
      // The same; whoever is habitual is active in one of any two weeks.
      ...other.shared.flatMap((week) => link(...both, [period, -1], [other.alone, -1], [week, -1])),
    ]),
    // One week where active only, two where habitual in the other window, three where habitual here.
    ...(other.shared.length === SHARED
      ? link(...both, [narrowerHabitual, 1], [other.alone, -1], ...every(other.shared, -1))
      : []),
  ];
}

/** How many its weeks can be, and who is habitual in the other window. */
function fromAbove({ habitual, active }: Window, weeks: Beside, other: Beside): readonly Link[] {
  const { shared, alone } = weeks;
  const all = [...every(shared, 1), [alone, 1]] as const;
  const own = [
    [active, -1],
    [habitual, -1],
  ] as const;
  const isWhole = shared.length === SHARED;
  return [
    // Two of the shared weeks, so active here, and with the week that is alone habitual.
    ...link([weeks.habitual, 1], [alone, 1], ...own),
    ...other.active.flatMap((period) => [
      // All three make habitual here, two of them have a shared one.
      ...shared.flatMap((week) => link(...all.filter(([one]) => one !== week), [period, -1], ...own)),
      ...(isWhole
        ? [
            // All three make habitual here, one or two are in the other period.
            ...link(...every(shared, 1), [period, -2], [habitual, -1]),
            // Two of four have a shared one, three of four make habitual here, all four in both.
            ...link(...all, [period, -1], [other.habitual, -1], ...own),
            ...link(...all, [period, -1], [active, -1], [habitual, -2]),
          ]
        : []),
    ]),
    ...(isWhole ? link(...all, [other.habitual, -1], [active, -2], [habitual, -1]) : []),
  ];
}

const SHARED = 3;
type Part = readonly [figure: number | undefined, factor: number];
const every = (weeks: readonly number[], factor: number) => weeks.map((week): Part => [week, factor]);

/** Nothing where a part of it is not told. */
function link(...parts: readonly Part[]): readonly Link[] {
  const told = parts.flatMap(([figure, factor]) =>
    figure === undefined || figure < 0 ? [] : [[figure, factor] as const],
  );
  return told.length === parts.length ? [told] : [];
}
