import { DEPARTMENTS, type PersonaKey } from './planted.js';
import { cumulate } from './random.js';

export const LOCATIONS = ['London', 'Leeds', 'Glasgow', 'Dublin', 'Singapore'] as const;

/** Hours that the working day of a location lies before London's. */
export const HOURS_AHEAD = [0, 0, 0, 0, 8] as const;

export interface Leaf {
  readonly path: string;
  readonly department: number;
  /** Share of the department's people, before `only` is looked at. */
  readonly share: number;
  readonly locations: readonly number[];
  readonly without: readonly PersonaKey[];
}

type Row = readonly [
  name: string,
  share: number,
  locations: readonly number[],
  without?: readonly PersonaKey[],
];

/** Shares of people per location: London, Leeds, Glasgow, Dublin, Singapore. */
const SOUTH = [1, 0, 0, 0, 0];
const NORTH = [0, 1, 0, 0, 0];
const SCOTLAND = [0, 0, 1, 0, 0];
const DUBLIN = [0, 0, 0, 1, 0];
const GROUP = [5, 3, 1, 1, 0];
const WORLD = [6, 0, 0, 1, 3];
const HUBS = [4, 3, 1, 1, 1];

const TREE: Record<(typeof DEPARTMENTS)[number], readonly Row[]> = {
  'Retail Banking': [
    ['North', 25, NORTH],
    ['South', 32, SOUTH],
    ['Scotland', 17, SCOTLAND],
    ['Ireland', 14, DUBLIN],
    ['Digital Channels', 12, GROUP, ['branch-staff']],
  ],
  Wealth: [
    ['Private Banking', 50, WORLD],
    ['Advisory', 30, WORLD],
    ['Trusts', 20, WORLD],
  ],
  Markets: [
    ['Rates', 40, WORLD],
    ['Equities', 35, WORLD],
    ['Foreign Exchange', 25, WORLD],
  ],
  'Risk & Compliance': [
    ['Credit Risk', 38, HUBS],
    ['Financial Crime', 35, HUBS],
    ['Compliance', 27, HUBS],
  ],
  Operations: [
    ['Contact Centre', 42, [0, 5, 3, 2, 0]],
    ['Payments', 24, GROUP],
    ['Lending Operations', 20, GROUP],
    ['Custody', 14, WORLD],
  ],
  Technology: [
    ['Engineering', 44, HUBS],
    ['Infrastructure', 27, HUBS],
    ['Data', 17, HUBS],
    ['Workplace Technology', 12, HUBS],
  ],
  HR: [
    ['People Services', 65, HUBS],
    ['Communications', 35, HUBS],
  ],
  Finance: [
    ['Group Reporting', 45, HUBS],
    ['Treasury', 30, HUBS],
    ['Tax', 25, HUBS],
  ],
};

export const LEAVES: readonly Leaf[] = DEPARTMENTS.flatMap((name, department) =>
  TREE[name].map(([leaf, share, locations, without = []]) => ({
    path: `${name}/${leaf}`,
    department,
    share,
    locations: cumulate(locations),
    without,
  })),
);

/** Seven heads of Operations sit on the department itself: the "(direct)" group. */
export const DIRECT = {
  department: DEPARTMENTS.indexOf('Operations'),
  people: 7,
  locations: cumulate([1, 0, 0, 0, 0]),
};

/** Groups this small are not spread thin: every leaf that has a persona has some twelve of its people. */
const LEAF_GROUP = 14;

/** The leaves a group is spread over, largest first. */
export function leavesFor(department: number, persona: PersonaKey, people: number): number[] {
  const open = LEAVES.map((leaf, index) => ({ leaf, index }))
    .filter(({ leaf }) => leaf.department === department && !leaf.without.includes(persona))
    .sort((a, b) => b.leaf.share - a.leaf.share);
  return open
    .slice(0, Math.max(1, Math.min(open.length, Math.floor(people / LEAF_GROUP))))
    .map(({ index }) => index);
}
