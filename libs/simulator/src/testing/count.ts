import type { Northwind } from '../northwind.js';
import { DEPARTMENTS, PERSONAS, type PersonaKey } from '../planted.js';

/** Everything here reads the generated text only: it counts by brute force what the product must find too. */
export function* linesOf(pieces: Iterable<string>): Generator<string[]> {
  let rest = '';
  let header = true;
  for (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      if (!header) yield line.split(',');
      header = false;
    }
  }
}

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly path: string;
  readonly department: string;
  readonly persona: PersonaKey;
  readonly location: string;
  readonly manager: string;
  readonly start: string;
  readonly launch: boolean;
}

const PREFIX: Record<string, PersonaKey> = {
  DI: 'director',
  RM: 'relationship-manager',
  AN: 'analyst',
  SA: 'service-agent',
  BR: 'branch-staff',
  EN: 'engineer',
};

export const rosterOf = (bank: Northwind, asOf: string): Person[] =>
  [...linesOf(bank.roster(asOf))].map((row) => ({
    id: row[0]!,
    email: row[1]!,
    path: row[2]!,
    department: row[2]!.split('/')[0]!,
    location: row[3]!,
    persona: PREFIX[row[4]!.slice(0, 2)] ?? 'none',
    manager: row[7]!,
    start: row[8]!,
    launch: row[10] === 'takeup-launch',
  }));

export const addDays = (iso: string, days: number): string =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const DELIBERATE = new Set(['react', 'vote', 'edit', 'file', 'reply', 'post']);

export interface Tally {
  people: number;
  reached: number;
  active: number;
  habitual: number;
  contributing: number;
}

export interface Matrix {
  of(persona: PersonaKey | 'ALL', department: string): Tally;
}

/** Per account: which of the four weeks it acted in, and what else it did. */
interface Doings {
  weeks: number;
  reached: boolean;
  contributing: boolean;
}

function doings(bank: Northwind, end: string): Map<string, Doings> {
  const from = addDays(end, -27);
  const seen = new Map<string, Doings>();
  const of = (account: string): Doings => {
    const known = seen.get(account) ?? { weeks: 0, reached: false, contributing: false };
    seen.set(account, known);
    return known;
  };
  for (const [at, account, kind] of linesOf(bank.platformActivity(from, end))) {
    const one = of(account!);
    one.reached = true;
    const week = Math.floor((Date.parse(at!.slice(0, 10)) - Date.parse(from)) / (7 * 86_400_000));
    if (DELIBERATE.has(kind!)) one.weeks |= 1 << week;
    if (kind === 'post' || kind === 'reply') one.contributing = true;
  }
  for (const [, account] of linesOf(bank.signins(from, end))) of(account!).reached = true;
  return seen;
}

const bits = (mask: number): number => [0, 1, 2, 3].filter((bit) => mask & (1 << bit)).length;

/** The ladder per persona and first-level department for the 28 days to `end`, on the roster of `asOf`. */
export function matrix(bank: Northwind, end: string, asOf: string): Matrix {
  const seen = doings(bank, end);
  const tallies = new Map<string, Tally>();
  const tally = (key: string): Tally => {
    const known = tallies.get(key) ?? { people: 0, reached: 0, active: 0, habitual: 0, contributing: 0 };
    tallies.set(key, known);
    return known;
  };
  for (const person of rosterOf(bank, asOf)) {
    if (person.launch) continue;
    const acts = seen.get(person.email);
    const signed = seen.get(person.id);
    for (const persona of [person.persona, 'ALL']) {
      for (const department of [person.department, 'ALL']) {
        const one = tally(`${persona}|${department}`);
        one.people += 1;
        if (acts?.reached || signed) one.reached += 1;
        if ((acts?.weeks ?? 0) !== 0) one.active += 1;
        if (bits(acts?.weeks ?? 0) >= 3) one.habitual += 1;
        if (acts?.contributing) one.contributing += 1;
      }
    }
  }
  return { of: (persona, department) => tally(`${persona}|${department}`) };
}

/** Persona × department as lines of a table, to read and to compare. */
export const table = (text: (persona: PersonaKey, department: string) => string): string[] =>
  PERSONAS.map(
    (persona) => `${persona}: ${DEPARTMENTS.map((department) => text(persona, department)).join(' ')}`,
  );
