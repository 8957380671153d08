import type { Verdict } from '@takeup/domain';
import { ALL, departmentName } from '@takeup/domain';
import { representation, wilson } from '@takeup/statistics';
import type { ReleasedTarget } from '@takeup/storage';
import type { ToldFigure } from '../gate/index.js';
import type { AdoptionRow } from './adoption-view.js';
import { silentRow } from './adoption-view.js';

/** What rows need to know beyond their own figure. */
export interface RowWorld {
  readonly t: number;
  readonly nameOf: (persona: string) => string;
  /** The initiative asked for; without one a target is told only where it is the only one. */
  readonly initiative: string | null;
  /** Everybody in the same period and measure. */
  readonly everybody: ToldFigure | undefined;
}

/** A released figure as a row. Intervals and shares are formed from displayed values only. */
export function rowOf(figure: ToldFigure, world: RowWorld): AdoptionRow {
  const group = {
    persona: figure.persona,
    personaName: world.nameOf(figure.persona),
    department: departmentName(figure.department),
    location: figure.location,
  };
  const empty = silentRow(group, figure.status);
  const { people, count } = figure;
  if (people === null) return empty;
  const target = targetOf(figure.targets, world.initiative);
  switch (figure.status) {
    case 'SHOWN':
      if (count === null) return empty;
      return {
        ...empty,
        people,
        count,
        rate: count / people,
        ...wilson(count, people),
        representation: representationOf(figure, world.everybody),
        ...target,
      };
    case 'FEWER_THAN_T':
      return { ...empty, people, countAtMost: Math.min(people, world.t - 1), ...target };
    case 'ALL_BUT_FEWER_THAN_T':
      return { ...empty, people, countAtLeast: people - world.t + 1, ...target };
    default:
      return empty;
  }
}

function targetOf(targets: readonly ReleasedTarget[], initiative: string | null): Partial<AdoptionRow> {
  const own = initiative === null ? targets : targets.filter((target) => target.initiative === initiative);
  const [only, another] = own;
  if (only === undefined || another !== undefined) return {};
  return { ...only, verdict: only.verdict as Verdict | null };
}

function representationOf(figure: ToldFigure, everybody: ToldFigure | undefined): number | null {
  if (figure.persona !== ALL || figure.location !== ALL) return null;
  if (everybody === undefined || everybody.status !== 'SHOWN') return null;
  const [a, h, A, H] = [figure.count, figure.people, everybody.count, everybody.people];
  if (a === null || h === null || A === null || H === null || A === 0) return null;
  return Math.round(representation({ a, h }, { A, H }).index * HUNDREDTHS) / HUNDREDTHS;
}

/** As it is read. Unrounded, and with the department's own figure, it is a fraction that tells everybody's count and people. */
const HUNDREDTHS = 100;
