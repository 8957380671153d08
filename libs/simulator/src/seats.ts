import { DEPARTMENTS, PERSONAS, PLANTED, type PersonaKey } from './planted.js';
import { DIRECT, LEAVES, leavesFor } from './departments.js';
import { familiesOf, LAUNCH_FAMILY, type Family } from './families.js';
import { cumulate, mix, pick, Salt, unit } from './random.js';

/**
 * A seat is a place in the organisation; people come, go and change seats. Because seats fix department and persona,
 * headcounts are exact in every month whoever sits there.
 */
export interface Seat {
  readonly cell: number;
  readonly department: number;
  readonly persona: PersonaKey;
  readonly path: string;
  readonly location: number;
  readonly family: Family;
  /** The first month (0 = October 2025) it is filled in. */
  readonly opened: number;
  /** The seat this one reports to; none for the head of the group. */
  readonly manager: number | undefined;
  readonly launch: boolean;
}

export const cellOf = (persona: number, department: number): number =>
  persona * DEPARTMENTS.length + department;
export const CELLS = PERSONAS.length * DEPARTMENTS.length;

/** The organisation grows by about 60 people a month. */
const OPENED_LATER = 0.018;
const LAST_ROSTER = 13;
const TEAM = 14;

type Draft = Omit<Seat, 'manager' | 'opened'>;

function cellDrafts(seed: number, persona: number, department: number): Draft[] {
  const key = PERSONAS[persona]!;
  const people = PLANTED.sizes[key][department]!;
  const direct = key === 'director' && department === DIRECT.department ? DIRECT.people : 0;
  const leaves = leavesFor(department, key, people - direct);
  const shares = cumulate(leaves.map((leaf) => LEAVES[leaf]!.share));
  const families = familiesOf(key, DEPARTMENTS[department]!);
  return Array.from({ length: people }, (_, index) => {
    const id = cellOf(persona, department) * 100_000 + index;
    const leaf = LEAVES[leaves[pick(shares, (index - direct + 0.5) / (people - direct))]!]!;
    const onNode = index < direct;
    return {
      cell: cellOf(persona, department),
      department,
      persona: key,
      path: onNode ? DEPARTMENTS[department]! : leaf.path,
      location: pick(onNode ? DIRECT.locations : leaf.locations, unit(seed, Salt.location, id)),
      family: families[mix(seed, Salt.title, id) % families.length]!,
      launch: false,
    };
  });
}

function launchDrafts(seed: number): Draft[] {
  const homes = [
    { path: 'Technology/Workplace Technology', people: 14 },
    { path: 'HR/Communications', people: PLANTED.launchTeam - 14 },
  ];
  return homes.flatMap(({ path, people }, home) =>
    Array.from({ length: people }, (_, index) => {
      const leaf = LEAVES.find((one) => one.path === path)!;
      return {
        cell: cellOf(PERSONAS.indexOf('none'), leaf.department),
        department: leaf.department,
        persona: 'none' as const,
        path,
        location: pick(leaf.locations, unit(seed, Salt.location, 9_000_000 + home * 100 + index)),
        family: LAUNCH_FAMILY,
        launch: true,
      };
    }),
  );
}

/** Everybody reports to a seat before them in the same part of the tree, so loops cannot arise. */
function managers(drafts: readonly Draft[]): (number | undefined)[] {
  const directors = DEPARTMENTS.map((_, department) =>
    drafts.flatMap((seat, index) =>
      seat.department === department && seat.persona === 'director' ? [index] : [],
    ),
  );
  const teams = new Map<string, { lead: number; size: number }>();
  const head = directors[DIRECT.department]![0]!;
  return drafts.map((seat, index) => {
    const above = directors[seat.department]!;
    if (index === head) return undefined;
    if (index === above[0]) return head;
    if (seat.persona === 'director') return above[0];
    const team = teams.get(`${seat.path} ${seat.persona}`);
    if (team === undefined || team.size === TEAM) {
      teams.set(`${seat.path} ${seat.persona}`, { lead: index, size: 1 });
      return above[index % above.length];
    }
    team.size += 1;
    return team.lead;
  });
}

/** Seats of one cell stand side by side; the launch team comes last. */
export function buildSeats(seed: number): Seat[] {
  const drafts = PERSONAS.flatMap((_, persona) =>
    DEPARTMENTS.flatMap((__, department) => cellDrafts(seed, persona, department)),
  );
  drafts.push(...launchDrafts(seed));
  const reportsTo = managers(drafts);
  const leads = new Set(reportsTo);
  return drafts.map((seat, index) => {
    const later = !seat.launch && !leads.has(index) && unit(seed, Salt.opened, index) < OPENED_LATER;
    const opened = later ? 1 + (mix(seed, Salt.opened, index, 1) % LAST_ROSTER) : 0;
    return { ...seat, manager: reportsTo[index], opened };
  });
}
