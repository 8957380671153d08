/** What is planted in Northwind: the only place for these numbers. The generator reads them, and so do tests. */

export const DEPARTMENTS = [
  'Retail Banking',
  'Wealth',
  'Markets',
  'Risk & Compliance',
  'Operations',
  'Technology',
  'HR',
  'Finance',
] as const;
export type Department = (typeof DEPARTMENTS)[number];

export const PERSONAS = [
  'director',
  'relationship-manager',
  'analyst',
  'service-agent',
  'branch-staff',
  'engineer',
  'none',
] as const;
export type PersonaKey = (typeof PERSONAS)[number];

/** People in scope at the roster of 2026-11-01, per department in the order above. */
const PEOPLE: Record<PersonaKey, readonly number[]> = {
  director: [214, 128, 142, 96, 118, 164, 38, 74],
  'relationship-manager': [1860, 1412, 388, 5, 0, 0, 0, 6],
  analyst: [1120, 640, 1284, 2310, 1460, 720, 410, 2040],
  'service-agent': [1940, 420, 0, 8, 6320, 120, 260, 6],
  'branch-staff': [9480, 310, 0, 0, 0, 0, 0, 0],
  engineer: [62, 48, 156, 40, 210, 4470, 0, 0],
  none: [964, 1162, 1290, 2022, 1762, 311, 1197, 1023],
};

/** Of those, active in the 28 days to 2026-11-22 (expected; what is generated scatters a little around it). */
const ACTIVE: Record<PersonaKey, readonly number[]> = {
  director: [34, 41, 27, 14, 16, 118, 16, 12],
  'relationship-manager': [298, 366, 76, 1, 0, 0, 0, 2],
  analyst: [64, 58, 118, 142, 96, 486, 92, 146],
  'service-agent': [29, 21, 0, 1, 290, 61, 57, 1],
  'branch-staff': [142, 19, 0, 0, 0, 0, 0, 0],
  engineer: [31, 22, 51, 14, 68, 3382, 0, 0],
  none: [14, 35, 14, 59, 38, 125, 122, 37],
};

/** Relationship Managers, share active: before go-live, in the 28 days to 2026-10-25 (the end stands in ACTIVE). */
const CLIMB: Partial<Record<Department, { before: number; october: number }>> = {
  'Retail Banking': { before: 0.036, october: 0.114 },
  Wealth: { before: 0.047, october: 0.225 },
  Markets: { before: 0.042, october: 0.15 },
};

export type Verdict = 'ABOVE' | 'BELOW' | 'NO_CLEAR_GAP';

export interface PlantedPath {
  readonly initiative: string;
  readonly persona: PersonaKey;
  readonly department?: Department;
  readonly goLive: string;
  readonly deadline: string;
  readonly baseline: number;
  readonly target: number;
  /** Expected verdict of `active`, by the last day of the 28-day window. */
  readonly verdicts: Readonly<Record<string, Verdict>>;
}

const ASK = { initiative: 'ask-an-expert', goLive: '2026-09-07', deadline: '2027-06-30' };
const BRANCH = { initiative: 'branch-answers', goLive: '2026-09-14', deadline: '2027-06-30' };
const above = { '2026-10-25': 'ABOVE', '2026-11-22': 'ABOVE' } as const;
const below = { '2026-10-25': 'BELOW', '2026-11-22': 'BELOW' } as const;

const PATHS: readonly PlantedPath[] = [
  { ...ASK, persona: 'relationship-manager', baseline: 0.04, target: 0.6, verdicts: above },
  {
    ...ASK,
    persona: 'relationship-manager',
    department: 'Wealth',
    baseline: 0.04,
    target: 0.6,
    verdicts: above,
  },
  {
    ...ASK,
    persona: 'relationship-manager',
    department: 'Retail Banking',
    baseline: 0.04,
    target: 0.6,
    verdicts: below,
  },
  {
    ...ASK,
    persona: 'relationship-manager',
    department: 'Markets',
    baseline: 0.04,
    target: 0.6,
    verdicts: { '2026-11-22': 'NO_CLEAR_GAP' },
  },
  {
    ...ASK,
    persona: 'director',
    deadline: '2027-03-31',
    baseline: 0.09,
    target: 0.6,
    verdicts: { '2026-11-22': 'NO_CLEAR_GAP' },
  },
  { ...ASK, persona: 'analyst', baseline: 0.04, target: 0.28, verdicts: { '2026-11-22': 'ABOVE' } },
  { ...ASK, persona: 'analyst', department: 'Technology', baseline: 0.04, target: 0.28, verdicts: above },
  {
    ...ASK,
    persona: 'analyst',
    department: 'Risk & Compliance',
    baseline: 0.04,
    target: 0.28,
    verdicts: below,
  },
  { ...BRANCH, persona: 'branch-staff', baseline: 0.01, target: 0.17, verdicts: below },
  { ...BRANCH, persona: 'service-agent', baseline: 0.02, target: 0.18, verdicts: below },
  {
    ...BRANCH,
    persona: 'service-agent',
    department: 'Operations',
    baseline: 0.02,
    target: 0.18,
    verdicts: below,
  },
];

/** Areas in which the initiatives' people work, and comparable ones in which they do not. */
const ASKING = [
  'Retail Banking/North',
  'Retail Banking/South',
  'Retail Banking/Scotland',
  'Retail Banking/Ireland',
  'Retail Banking/Digital Channels',
  'Wealth/Private Banking',
  'Wealth/Advisory',
  'Wealth/Trusts',
  'Markets/Rates',
  'Markets/Equities',
  'Markets/Foreign Exchange',
] as const;
const NOT_ASKING = [
  'Operations/Payments',
  'Operations/Lending Operations',
  'Operations/Custody',
  'Risk & Compliance/Credit Risk',
  'Risk & Compliance/Financial Crime',
  'Risk & Compliance/Compliance',
] as const;
const COUNTER = [...ASKING.slice(0, 5), 'Operations/Contact Centre'] as const;
const NO_COUNTER = [...ASKING.slice(5, 8), ...NOT_ASKING.slice(0, 3)] as const;

export interface PlantedSeries {
  /** `connection/key` */
  readonly series: string;
  readonly every: 'week' | 'month';
  /** `mean`: of the cases; `share`: of the cases, in %; `count`: the cases themselves. */
  readonly kind: 'mean' | 'share' | 'count';
  /** The value of the whole bank before anything happens, outside the season. */
  readonly base: number;
  /** Added at the peak in the middle of January, and how many days from it the season reaches (standard deviation). */
  readonly season: { readonly peak: number; readonly width: number };
  /** What changes everywhere alike, whoever takes part. */
  readonly drift: { readonly from: string; readonly to: string; readonly by: number } | null;
  /** What the initiative does in the areas that take part; nothing else tells them apart. */
  readonly effect: { readonly goLive: string; readonly perWeek: number; readonly weeks: number } | null;
  readonly treated: readonly string[];
  readonly untreated: readonly string[];
  /** Standard deviations of a value: of all areas together, and of each by itself. */
  readonly scatter: { readonly common: number; readonly area: number };
  /** In the whole bank, a week or a month. */
  readonly cases: number;
  /** Days whose row no area has. */
  readonly missing: readonly string[];
}

const ASKED = {
  every: 'week',
  treated: ASKING,
  untreated: NOT_ASKING,
  cases: 2_200,
  missing: ['2026-10-11'],
} as const;
const SERVED = { every: 'week', treated: COUNTER, untreated: NO_COUNTER, missing: [] } as const;
const REPORTED = {
  every: 'month',
  treated: [],
  untreated: [...COUNTER, ...NO_COUNTER],
  missing: [],
} as const;
const NONE = { drift: null, effect: null } as const;

const KPI: readonly PlantedSeries[] = [
  {
    ...ASKED,
    series: 'tickets/time_to_answer',
    kind: 'mean',
    base: 26,
    season: { peak: 4, width: 25 },
    drift: { from: '2026-09-07', to: '2026-11-22', by: -1.7 },
    effect: { goLive: '2026-09-07', perWeek: -0.56, weeks: 30 },
    scatter: { common: 0.35, area: 1.1 },
  },
  {
    ...ASKED,
    series: 'tickets/answered_elsewhere',
    kind: 'share',
    base: 18,
    season: { peak: 0, width: 25 },
    drift: null,
    effect: { goLive: '2026-09-07', perWeek: 1.15, weeks: 26 },
    scatter: { common: 0.4, area: 1 },
  },
  {
    ...SERVED,
    ...NONE,
    series: 'tickets/first_contact',
    kind: 'share',
    base: 61,
    season: { peak: -2, width: 25 },
    scatter: { common: 0.5, area: 1.2 },
    cases: 7_600,
  },
  {
    ...SERVED,
    ...NONE,
    series: 'tickets/savings_reviews',
    kind: 'mean',
    base: 21,
    season: { peak: 9, width: 55 },
    scatter: { common: 0.45, area: 1.2 },
    cases: 640,
  },
  {
    ...REPORTED,
    ...NONE,
    series: 'tickets/days_to_alert',
    kind: 'mean',
    base: 9,
    season: { peak: 0.6, width: 30 },
    scatter: { common: 0.3, area: 0.8 },
    cases: 190,
  },
  {
    ...REPORTED,
    ...NONE,
    series: 'tickets/branch_evidence',
    kind: 'share',
    base: 34,
    season: { peak: 0, width: 30 },
    scatter: { common: 1, area: 2 },
    cases: 190,
  },
  {
    ...ASKED,
    ...NONE,
    series: 'tickets/questions',
    kind: 'count',
    base: 0,
    season: { peak: 0, width: 25 },
    scatter: { common: 0, area: 0 },
  },
  {
    ...SERVED,
    ...NONE,
    series: 'tickets/contacts',
    kind: 'count',
    base: 0,
    season: { peak: 0, width: 25 },
    scatter: { common: 0, area: 0 },
    cases: 7_600,
  },
];

/** How each goal with a confirmed charter stands on the clock's first day. */
const STANDINGS: readonly PlantedStanding[] = [
  { initiative: 'ask-an-expert', goal: 'time-to-answer', value: 19.5, within: 1.2, status: 'ABOVE' },
  { initiative: 'ask-an-expert', goal: 'answered-elsewhere', value: 28.7, within: 2.5, status: 'ABOVE' },
  { initiative: 'branch-answers', goal: 'first-contact', value: 61, within: 1.5, status: 'UNDER' },
  // The decoy: nothing but the season.
  { initiative: 'branch-answers', goal: 'savings-reviews', value: 26.6, within: 1.5, status: 'ABOVE' },
];

export interface PlantedStanding {
  readonly initiative: string;
  readonly goal: string;
  /** The newest value of the whole bank, and how far what is generated may lie from it. */
  readonly value: number;
  readonly within: number;
  readonly status: 'ABOVE' | 'NEAR' | 'UNDER';
}

export const PLANTED = {
  /** In scope; the launch team comes on top of it and is excluded by both complete charters. */
  people: 48_210,
  launchTeam: 24,
  /** Accounts that act but stand in no roster: 6 bots and 14 contractors. */
  strangers: 20,
  rosterOfRecord: '2026-11-01',
  sizes: PEOPLE,
  active: ACTIVE,
  climb: CLIMB,
  paths: PATHS,
  /** Share of people, share of active people and their ratio for Technology, 28 days to 2026-11-22. */
  onlyIt: { department: 'Technology' as Department, staff: 0.12, active: 0.61, index: 5.08 },
  /** Days the sign-in file lacks: Wednesday, Tuesday, Thursday, Tuesday, in four different weeks. */
  absentSigninDays: ['2026-09-09', '2026-09-22', '2026-10-08', '2026-10-20'] as readonly string[],
  /** KPI series: 36 whole months up to October 2026, and on. */
  kpi: { firstDay: '2023-11-01', series: KPI, standings: STANDINGS },
  platform: {
    /** Of the messages in a community with a topic, and of all others, how many use a word of it. */
    topics: { inPurpose: 0.6, elsewhere: 0.01 },
    /** Of the messages, how many were sent twice by mistake and one of the two deleted. */
    doubles: 0.004,
    /** Two October days that the platform cannot give at first; real time from the first question. */
    outage: { from: '2026-10-13', to: '2026-10-14', forMs: 15_000 },
  },
  /** Upper bounds from 2025-10-01 to 2026-11-22. */
  bounds: { contributions: 300_000, acts: 700_000, signins: 1_000_000, communities: 64 },
} as const;
export type Planted = typeof PLANTED;
