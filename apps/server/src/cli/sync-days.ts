import type { Day } from '@takeup/domain';
import { eachDay, isDay } from '@takeup/domain';
import { en } from '@takeup/words';
import { Exit } from './exit.js';

/** The days of `--from` and `--to`; undefined where neither is given. @throws Exit for half a range, or none */
export function daysFrom({
  from,
  to,
}: {
  readonly from?: string;
  readonly to?: string;
}): readonly Day[] | undefined {
  if (from === undefined && to === undefined) return undefined;
  if (from === undefined || to === undefined || !isDay(from) || !isDay(to) || from > to)
    throw new Exit(2, en.sync.range);
  return [...eachDay(from, to)];
}
