import { availableParallelism } from 'node:os';

/** While one organisation is brought in, another is attacked. */
export const LANES = Math.min(2, availableParallelism());

/** Works through all of them, so many at a time, in order; those of which `isTime` says no are left. */
export async function inLanes<T>(
  lanes: number,
  all: readonly T[],
  work: (one: T) => Promise<void>,
  isTime: () => boolean = () => true,
): Promise<readonly T[]> {
  const left = [...all];
  const lane = async () => {
    while (left.length > 0 && isTime()) await work(left.shift() as T);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return left;
}
