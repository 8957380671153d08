import { toDay } from './calendar.js';
import { DEPARTMENTS, PERSONAS, PLANTED, type Department, type PersonaKey } from './planted.js';

/** The share of a cell that should be active in the 28 days to a day, as straight lines between known days. */
type Point = readonly [day: number, share: number];

const at = {
  start: toDay('2025-10-01'),
  spring: toDay('2026-03-01'),
  goLive: toDay('2026-09-06'),
  october: toDay('2026-10-25'),
  november: toDay('2026-11-22'),
};

/** What stands before go-live and at the end of October, as shares of what is planted for November. */
const SHAPE: Record<PersonaKey, { before: number; october: number }> = {
  director: { before: 0.34, october: 0.75 },
  'relationship-manager': { before: 0.2, october: 0.8 },
  analyst: { before: 0.4, october: 0.76 },
  'service-agent': { before: 0.45, october: 0.64 },
  'branch-staff': { before: 0.66, october: 0.82 },
  engineer: { before: 0.8, october: 0.93 },
  none: { before: 0.7, october: 0.88 },
};

const CEILING = 0.78;

function points(persona: PersonaKey, department: Department): Point[] {
  const index = DEPARTMENTS.indexOf(department);
  const end = PLANTED.active[persona][index]! / Math.max(1, PLANTED.sizes[persona][index]!);
  if (department === 'Technology') {
    return [
      [at.start, end * 0.3],
      [at.spring, end * 0.78],
      [at.goLive, end * 0.95],
      [at.october, end * 0.985],
      [at.november, end],
    ];
  }
  const shape = SHAPE[persona];
  const climb = persona === 'relationship-manager' ? PLANTED.climb[department] : undefined;
  const before = climb?.before ?? Math.min(end, Math.max(end * shape.before, 0.009));
  const october = climb?.october ?? Math.max(before, end * shape.october);
  return [
    [at.start, persona === 'engineer' ? before * 0.4 : Math.min(before, Math.max(before * 0.5, 0.009))],
    [at.goLive - 90, before],
    [at.goLive, before],
    [at.october, october],
    [at.november, end],
  ];
}

/** Later days climb on, by this share of the last stretch's slope; nobody's level is planted there. */
const LATER: Partial<Record<PersonaKey, number>> = { 'relationship-manager': 1.2 };
const USUAL_LATER = 0.5;

interface Line {
  readonly points: readonly Point[];
  readonly later: number;
}

function along({ points: line, later }: Line, day: number): number {
  const last = line[line.length - 1]!;
  const previous = line[line.length - 2]!;
  if (day >= last[0]) {
    const slope = ((last[1] - previous[1]) / (last[0] - previous[0])) * later;
    return Math.min(CEILING, last[1] * 3, last[1] + slope * (day - last[0]));
  }
  const next = line.findIndex(([start]) => start > day);
  if (next <= 0) return line[0]![1];
  const [from, to] = [line[next - 1]!, line[next]!];
  return from[1] + ((to[1] - from[1]) * (day - from[0])) / (to[0] - from[0]);
}

const LINES: readonly Line[] = PERSONAS.flatMap((persona) =>
  DEPARTMENTS.map((department) => ({
    points: points(persona, department),
    later: LATER[persona] ?? USUAL_LATER,
  })),
);

/**
 * A 28-day figure speaks of the four weeks before its day, so a week aims at where the line will be a little later;
 * the number is fitted to the tests' brute-force counts.
 */
const LAG = 8;

/** Active level of a cell for the week that ends on `sunday`. */
export const activeLevel = (cell: number, sunday: number): number => along(LINES[cell]!, sunday + LAG);

/** Share that looks in without taking part, once the platform is known in the department. */
const ONLOOKERS: Record<PersonaKey, number> = {
  director: 0.36,
  'relationship-manager': 0.6,
  analyst: 0.32,
  'service-agent': 0.37,
  'branch-staff': 0.29,
  engineer: 0.14,
  none: 0.18,
};

/** How far an initiative has made itself known: from a third before go-live to all of it eleven weeks later. */
function known(day: number): number {
  const share = (day - at.goLive) / (at.november - at.goLive);
  return 0.34 + 0.66 * Math.min(1, Math.max(0, share));
}

/** Share of a cell that signs in within four weeks of `sunday`. */
export function reachedLevel(cell: number, sunday: number): number {
  const active = activeLevel(cell, sunday);
  const persona = PERSONAS[Math.floor(cell / DEPARTMENTS.length)]!;
  return Math.min(0.93, active * 1.08 + ONLOOKERS[persona] * known(sunday));
}
