import { toDay } from './calendar.js';
import { DEPARTMENTS, PERSONAS, type Department, type PersonaKey } from './planted.js';
import { cumulate, pick } from './random.js';

export interface Community {
  readonly key: string;
  /** Departments it is for; none named: everybody. */
  readonly departments?: readonly Department[];
  readonly personas?: readonly PersonaKey[];
  readonly weight: number;
  readonly from?: string;
  readonly until?: string;
  /** Who asks here. The others mostly answer. Unnamed: anybody starts threads. */
  readonly askers?: readonly PersonaKey[];
}

const for_ = (department: Department, rows: readonly (readonly [string, number])[]): Community[] =>
  rows.map(([key, weight]) => ({ key, weight, departments: [department] }));

const ASKED: readonly Community[] = [
  {
    key: 'ask-an-expert',
    departments: ['Retail Banking', 'Wealth', 'Markets'],
    personas: ['relationship-manager'],
    weight: 26,
    from: '2026-09-07',
    askers: ['relationship-manager'],
  },
  {
    key: 'ask-an-expert',
    personas: ['analyst', 'director'],
    weight: 9,
    from: '2026-09-07',
    askers: ['relationship-manager'],
  },
  {
    key: 'ask-an-expert',
    departments: ['Risk & Compliance', 'Operations', 'Finance', 'Wealth'],
    personas: ['none', 'engineer'],
    weight: 5,
    from: '2026-09-07',
    askers: ['relationship-manager'],
  },
  {
    key: 'branch-answers',
    personas: ['branch-staff', 'service-agent'],
    weight: 16,
    from: '2026-09-14',
    askers: ['branch-staff', 'service-agent'],
  },
  {
    key: 'branch-answers',
    departments: ['Operations', 'Risk & Compliance', 'Retail Banking'],
    personas: ['analyst', 'none'],
    weight: 5,
    from: '2026-09-14',
    askers: ['branch-staff', 'service-agent'],
  },
  {
    key: 'fraud-patterns',
    personas: ['branch-staff'],
    weight: 1.2,
    askers: ['branch-staff'],
    from: '2026-05-04',
  },
  {
    key: 'fraud-patterns',
    departments: ['Risk & Compliance'],
    personas: ['analyst'],
    weight: 2,
    from: '2026-05-04',
    askers: ['branch-staff'],
  },
];

/** The rest has no declared purpose. One of them, a project that ended, has fallen silent. */
export const COMMUNITIES: readonly Community[] = [
  ...ASKED,
  { key: 'all-staff', weight: 3 },
  { key: 'cycling', weight: 0.7 },
  { key: 'running', weight: 0.5 },
  { key: 'books', weight: 0.3 },
  { key: 'green-network', weight: 0.5 },
  { key: 'parents-network', weight: 0.4 },
  { key: 'women-in-banking', weight: 0.5 },
  { key: 'new-joiners', weight: 0.5 },
  ...for_('Retail Banking', [
    ['retail-news', 5],
    ['mortgages', 3],
    ['branch-operations', 3],
    ['digital-channels', 2],
  ]),
  ...for_('Wealth', [
    ['wealth-news', 5],
    ['trusts-and-estates', 3],
    ['pension-transfers', 2],
    ['investment-views', 3],
  ]),
  ...for_('Markets', [
    ['markets-news', 4],
    ['rates-desk', 3],
    ['equities-research', 3],
  ]),
  ...for_('Risk & Compliance', [
    ['compliance-how-to', 4],
    ['sanctions', 3],
    ['credit-models', 3],
  ]),
  ...for_('Operations', [
    ['operations-news', 4],
    ['payments', 3],
    ['lending-exceptions', 3],
    ['contact-centre', 3],
  ]),
  { key: 'project-heron', weight: 4, departments: ['Operations'], until: '2026-04-24' },
  ...for_('Technology', [
    ['engineering', 10],
    ['kubernetes-guild', 9],
    ['build-and-release', 8],
    ['architecture-decisions', 6],
    ['incidents', 6],
    ['data-platform', 5],
    ['security-champions', 4],
    ['frontend', 4],
    ['java-guild', 4],
    ['testing', 3],
    ['workplace-tools', 3],
    ['mainframe', 2],
    ['cloud-costs', 2],
    ['on-call', 2],
  ]),
  { key: 'developers', weight: 12, personas: ['engineer'] },
  ...for_('HR', [
    ['hr-news', 5],
    ['people-advice', 4],
    ['learning', 3],
  ]),
  ...for_('Finance', [
    ['finance-news', 4],
    ['month-end', 4],
    ['tax', 2],
  ]),
];

const WINDOWS = COMMUNITIES.map(({ from, until }) => ({
  from: from === undefined ? -Infinity : toDay(from),
  until: until === undefined ? Infinity : toDay(until),
}));
const TURNS = [...new Set(WINDOWS.flatMap(({ from, until }) => [from, until + 1]))]
  .filter(Number.isFinite)
  .sort((a, b) => a - b);

function eraOf(day: number): number {
  let era = 0;
  while (era < TURNS.length && TURNS[era]! <= day) era += 1;
  return era;
}

const offers = new Map<number, { rows: number[]; weights: number[] }>();

/** What is open to a cell on a day; worked out once per cell and stretch of days between openings and closings. */
function offer(cell: number, day: number): { rows: number[]; weights: number[] } {
  const era = eraOf(day);
  const key = era * 1000 + cell;
  let known = offers.get(key);
  if (known !== undefined) return known;
  const persona = PERSONAS[Math.floor(cell / DEPARTMENTS.length)]!;
  const department = DEPARTMENTS[cell % DEPARTMENTS.length]!;
  const rows = COMMUNITIES.flatMap((row, index) => {
    const open = WINDOWS[index]!.from <= day && day <= WINDOWS[index]!.until;
    const meant =
      (row.personas?.includes(persona) ?? true) && (row.departments?.includes(department) ?? true);
    return open && meant ? [index] : [];
  });
  known = { rows, weights: cumulate(rows.map((index) => COMMUNITIES[index]!.weight)) };
  offers.set(key, known);
  return known;
}

export function communityFor(cell: number, day: number, share: number): Community {
  const { rows, weights } = offer(cell, day);
  return COMMUNITIES[rows[pick(weights, share)]!]!;
}

export const asks = (community: Community, persona: PersonaKey): boolean =>
  community.askers?.includes(persona) ?? true;
