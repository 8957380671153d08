import type { Day } from '@takeup/domain';
import { addDays, daysBetween } from '@takeup/domain';

/** A person in one roster, as a brute-force counter sees them: no hashes, no profiles, no masks. */
export interface Member {
  readonly id: string;
  readonly email: string;
  readonly department: string;
  readonly jobFamily: string;
  readonly start: Day | null;
  readonly end: Day | null;
}

export interface Told {
  readonly connection: string;
  readonly day: Day;
  /** Employee id or e-mail, in any case. */
  readonly account: string;
  readonly kind: string;
}

/** Who is in which group, and what they did, counted one person after the other. */
export interface Tally {
  people: number;
  reached: number;
  active: number;
  habitual: number;
  contributing: number;
}

export interface Counted {
  readonly from: Day;
  readonly to: Day;
  readonly connections: readonly string[];
  /** First of the month. */
  readonly epoch: Day;
}

const DELIBERATE = ['react', 'vote', 'edit', 'file', 'reply', 'post'];

/** Acts by account, so that a person's own are found at once. */
export function byAccount(acts: readonly Told[]): ReadonlyMap<string, readonly Told[]> {
  const found = new Map<string, Told[]>();
  for (const act of acts) {
    const account = act.account.includes('@') ? act.account.toLowerCase() : act.account;
    found.set(account, [...(found.get(account) ?? []), act]);
  }
  return found;
}

/** Every group of a period by `department persona`: each node with everybody and with each persona. */
export function tallies(
  roster: readonly Member[],
  acts: ReadonlyMap<string, readonly Told[]>,
  period: Counted,
  personasOf: (member: Member) => readonly string[],
): ReadonlyMap<string, Tally> {
  const found = new Map<string, Tally>();
  const present = roster.filter(
    ({ start, end }) => (start === null || start <= period.epoch) && (end === null || end >= period.epoch),
  );
  const inner = innerNodes(present);
  for (const member of present) {
    const did = deedsOf([...(acts.get(member.id) ?? []), ...(acts.get(member.email) ?? [])], period);
    for (const node of nodesOf(member.department, inner)) {
      const held = personasOf(member);
      for (const persona of [...(held.length > 0 ? held : ['NONE']), 'ALL']) {
        const key = `${node} ${persona}`;
        const tally = found.get(key) ?? { people: 0, reached: 0, active: 0, habitual: 0, contributing: 0 };
        tally.people += 1;
        for (const measure of did) tally[measure] += 1;
        found.set(key, tally);
      }
    }
  }
  return found;
}

function deedsOf(
  acts: readonly Told[],
  { from, to, connections }: Counted,
): readonly Exclude<keyof Tally, 'people'>[] {
  const own = acts.filter(
    ({ day, connection }) => day >= from && day <= to && connections.includes(connection),
  );
  const deliberate = own.filter(({ kind }) => DELIBERATE.includes(kind));
  const weeks = [0, 1, 2, 3].filter((week) => {
    const monday = addDays(from, week * 7);
    return deliberate.some(({ day }) => day >= monday && day <= addDays(monday, 6));
  });
  return [
    ...(own.length > 0 ? (['reached'] as const) : []),
    ...(deliberate.length > 0 ? (['active'] as const) : []),
    ...(weeks.length >= 3 && daysBetween(from, to) === 27 ? (['habitual'] as const) : []),
    ...(deliberate.some(({ kind }) => kind === 'reply' || kind === 'post')
      ? (['contributing'] as const)
      : []),
  ];
}

function innerNodes(members: readonly Member[]): ReadonlySet<string> {
  return new Set(members.flatMap(({ department }) => above(department)));
}

/** The root, every node on the way, and the leaf: `(direct)` for those who sit on an inner node. */
function nodesOf(department: string, inner: ReadonlySet<string>): readonly string[] {
  if (department === '') return ['', 'Unassigned'];
  const own = ['', ...above(department), department];
  return inner.has(department) ? [...own, `${department}/(direct)`] : own;
}

function above(department: string): readonly string[] {
  const parts = department.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}
