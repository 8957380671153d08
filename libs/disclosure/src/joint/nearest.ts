import type { Told } from './figure.js';
import { isAmong } from './link.js';

/** Connections that hold all of some others, or that lie within them. */
export type Way = 'wider' | 'narrower';

/** Of each period that is let, the figure whose connections are nearest to some, of those that are wider, or narrower. */
export function nearest(
  connections: readonly string[],
  way: Way,
  figures: readonly Told[],
  isLet: (other: Told) => boolean,
): readonly number[] {
  const found = new Map<string, number>();
  const far = (at: number | undefined) =>
    at === undefined ? Infinity : Math.abs((figures[at]?.connections.length ?? 0) - connections.length);
  figures.forEach((other, at) => {
    const [some, all] = way === 'wider' ? [connections, other.connections] : [other.connections, connections];
    if (!isAmong(some, all) || !isLet(other)) return;
    if (far(at) < far(found.get(other.key))) found.set(other.key, at);
  });
  return [...found.values()];
}

/** Those that have no other within them, in days and connections. */
export function narrowest(some: readonly number[], figures: readonly Told[]): readonly number[] {
  const isWithin = (one: Told | undefined, other: Told | undefined) =>
    one !== undefined &&
    other !== undefined &&
    one.from >= other.from &&
    one.to <= other.to &&
    isAmong(one.connections, other.connections);
  return some.filter((other) => !some.some((one) => one !== other && isWithin(figures[one], figures[other])));
}
