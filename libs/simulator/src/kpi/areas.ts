import { LEAVES } from '../departments.js';
import type { PlantedSeries } from '../planted.js';
import { PLANTED } from '../planted.js';

/** A part of the bank that a KPI is known for. */
export interface Area {
  readonly path: string;
  readonly treated: boolean;
  /** Of all cases of the series, 0 to 1. */
  readonly share: number;
  /** A steady distance from the whole bank's value, in the series' unit; evens out over all areas. */
  readonly offset: number;
}

/** Cases of an area that takes part weigh more: that is where they arise. */
const TREATED_WEIGHT = 2.4;
/** The farthest an area lies from the bank, as a share of the value. */
const SPREAD = 0.06;

/** The areas of a series, by how large they are in the directory. */
export function areasOf({ treated, untreated, base }: PlantedSeries): readonly Area[] {
  const own = [...treated, ...untreated].map((path, index, all) => {
    const isTreated = index < treated.length;
    return {
      path,
      treated: isTreated,
      weight: Math.sqrt(sizeOf(path)) * (isTreated ? TREATED_WEIGHT : 1),
      offset: ((2 * index) / (all.length - 1) - 1) * SPREAD * base * (index % 2 === 0 ? 1 : -1),
    };
  });
  const total = own.reduce((sum, { weight }) => sum + weight, 0);
  const mean = own.reduce((sum, { weight, offset }) => sum + (weight * offset) / total, 0);
  return own.map(({ path, treated: isTreated, weight, offset }) => ({
    path,
    treated: isTreated,
    share: weight / total,
    offset: offset - mean,
  }));
}

function sizeOf(path: string): number {
  const leaf = LEAVES.find((own) => own.path === path);
  if (leaf === undefined) throw new RangeError(`no department ${path}`);
  const people = Object.values(PLANTED.sizes).reduce((sum, sizes) => sum + (sizes[leaf.department] ?? 0), 0);
  return leaf.share * people;
}
