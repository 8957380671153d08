import type { Day } from '@takeup/domain';

/** A person of a directory in plain text. */
interface Person {
  readonly id: string;
  readonly email: string | null;
  readonly end: Day | null;
}

export interface Directories {
  readonly before: readonly Person[] | null;
  readonly newest: readonly Person[];
  /** Whose accounts are by the operator's rules. */
  readonly rules: readonly { readonly account: string; readonly employee: string }[];
}

/** Somebody who was seen, with what the platform says of them. */
export interface Account {
  readonly connection: string;
  readonly key: string;
  readonly aliases: readonly string[];
  readonly bot: boolean;
  readonly enabled: boolean | null;
  readonly isListed: boolean;
  readonly pulled: boolean;
}

interface When {
  /** First day of the window. */
  readonly from: Day;
  /** Whoever is in the directory on it is counted. */
  readonly epoch: Day;
}

/** Whose an account is and why it is nobody's, one account after the other: no hashes, no sets, no tables. */
export function matchByHand(
  directories: Directories,
  accounts: readonly Account[],
  { from, epoch }: When,
): { readonly reasons: Record<string, number>; readonly people: number } {
  const { newest } = directories;
  const reasons = new Map<string, number>();
  const people = new Set<string>();
  const groups = new Map<string, Account[]>();
  for (const account of accounts) {
    const place = `${account.connection} ${knownAs(directories, account)}`;
    groups.set(place, [...(groups.get(place) ?? []), account]);
  }
  for (const [place, group] of groups) {
    const connection = group[0]?.connection ?? '';
    const key = place.slice(connection.length + 1);
    const holder = holderOf(directories, key);
    if (holder !== undefined && isIn(newest, holder, epoch)) people.add(holder);
    if (holder !== undefined && isIn(newest, holder, from)) continue;
    const reason = `${connection} ${reasonOf(directories, key, group, from)}`;
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return { reasons: Object.fromEntries(reasons), people: people.size };
}

function rosters({ before, newest }: Directories): readonly (readonly Person[])[] {
  return before === null ? [newest] : [before, newest];
}

/** Whose a text is in one roster: an id before an address, and an address only where it is one person's. */
function inRoster(roster: readonly Person[], text: string): string | undefined {
  if (roster.some(({ id }) => id === text)) return text;
  const own = roster.filter(({ email }) => email === text);
  return own.length === 1 ? own[0]?.id : undefined;
}

/** What stands for an account: itself where a rule names it, else the first it is told by that anything knows. */
function knownAs(directories: Directories, { key, aliases }: Account): string {
  const isRuled = (text: string) => directories.rules.some(({ account }) => account === text);
  if (isRuled(key)) return key;
  const isKnown = (text: string) =>
    isRuled(text) || rosters(directories).some((roster) => inRoster(roster, text) !== undefined);
  return aliases.find(isKnown) ?? key;
}

function holderOf({ newest, rules }: Directories, key: string): string | undefined {
  return inRoster(newest, key) ?? rules.find(({ account }) => account === key)?.employee;
}

function isIn(roster: readonly Person[], holder: string, day: Day): boolean {
  return roster.some(({ id, end }) => id === holder && (end === null || end >= day));
}

function reasonOf(directories: Directories, key: string, group: readonly Account[], from: Day): string {
  const { newest, rules } = directories;
  const listed = group.filter(({ isListed }) => isListed);
  const texts = [key, ...group.flatMap(({ aliases }) => aliases)];
  if (listed.some(({ bot }) => bot)) return 'bot';
  const everybody = new Set(rosters(directories).flatMap((roster) => roster.map(({ id }) => id)));
  const once = texts.flatMap((text) => [
    ...rosters(directories).map((roster) => inRoster(roster, text)),
    rules.find(({ account }) => account === text)?.employee,
  ]);
  if (once.some((id) => id !== undefined && everybody.has(id) && !isIn(newest, id, from))) return 'left';
  const isShared = (text: string) =>
    !newest.some(({ id }) => id === text) && newest.filter(({ email }) => email === text).length > 1;
  if (texts.some(isShared)) return 'shared';
  const domainOf = (text: string) => (text.includes('@') ? [text.split('@')[1]] : []);
  const inside = new Set(newest.flatMap(({ id, email }) => [id, email ?? ''].flatMap(domainOf)));
  const domains = texts.flatMap(domainOf);
  if (domains.length > 0 && inside.size > 0 && !domains.some((domain) => inside.has(domain)))
    return 'outside';
  if (listed.length > 0 && listed.every(({ enabled }) => enabled === false)) return 'off';
  const tells = listed.some(({ aliases }) => aliases.length > 0);
  if (group.some(({ pulled }) => pulled) && domains.length === 0 && !tells) return 'nameless';
  return 'absent';
}
