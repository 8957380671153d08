import { monthOf, monthStart, toDay } from '../../calendar.js';
import type { People } from '../../people.js';
import { emailOf } from '../../roster.js';
import { STRANGERS } from '../../strangers.js';
import type { ContentUser } from '../content.js';
import { IdOf, idOf } from '../ids.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** Numbers of accounts that are no person of the roster. */
const STRANGER = 10_000_000;
export const HOST = STRANGER + 1000;
const READER = STRANGER + 1001;
/** The platform was set up two weeks before its first acts. */
export const SET_UP = toDay('2025-09-15') * DAY + 8 * HOUR;

const strangers = new Map(STRANGERS.map(({ account, number }) => [account, STRANGER + number]));

const names = new Map(STRANGERS.map(({ account, number }) => [STRANGER + number, account.split('@')[0]!]));

/** By person number for the bank's people, beyond all of them for the others. */
export const accountOf = (email: string): number => strangers.get(email) ?? Number(email.slice(1, 7));

interface Tenure {
  readonly from: number;
  /** Month in which the account was gone; infinite for those still there. */
  until: number;
}

/** Everybody who ever held a seat has an account; leavers' are deactivated with the month they are no longer in. */
export class Accounts {
  private readonly ids = new Map<number, string>();
  private readonly numbers = new Map<string, number>();
  private readonly tenures = new Map<number, Tenure>();
  private present = new Set<number>();
  private months = 0;
  private cached: { readonly month: number; readonly users: readonly ContentUser[] } | undefined;

  constructor(
    private readonly seed: number,
    private readonly people: People,
  ) {}

  id(account: number): string {
    let id = this.ids.get(account);
    if (id === undefined) {
      id = idOf(this.seed, IdOf.user, account);
      this.ids.set(account, id);
      this.numbers.set(id, account);
    }
    return id;
  }

  nameOf(account: number): string {
    return names.get(account) ?? emailOf(account).split('@')[0]!;
  }

  /** The account behind an id, as far as it is listed. */
  numberOf(id: string, now: number): number | undefined {
    this.users(now);
    return this.numbers.get(id);
  }

  /** The connector's own account: a bot that may read everything. */
  reader(): ContentUser {
    return this.bot(READER, 'svc-takeup', 'system_user system_admin');
  }

  users(now: number): readonly ContentUser[] {
    const month = monthOf(Math.floor(now / DAY));
    if (this.cached?.month !== month) {
      this.follow(month);
      this.cached = { month, users: this.write(month) };
    }
    return this.cached.users;
  }

  private follow(month: number): void {
    for (; this.months <= month; this.months += 1) {
      const here = new Set(this.people.month(this.months).person.filter((person) => person !== 0));
      for (const person of here)
        if (!this.tenures.has(person)) this.tenures.set(person, { from: this.months, until: Infinity });
      for (const person of this.present) if (!here.has(person)) this.tenures.get(person)!.until = this.months;
      this.present = here;
    }
  }

  private write(month: number): ContentUser[] {
    const users: ContentUser[] = [this.reader(), this.bot(HOST, 'svc-channels', 'system_user')];
    for (const { account, bot, number } of STRANGERS) {
      const name = account.split('@')[0]!;
      users.push(
        bot
          ? this.bot(STRANGER + number, name, 'system_user')
          : this.user(STRANGER + number, { name, email: account, createAt: SET_UP, deleteAt: 0 }),
      );
    }
    for (const [person, { from, until }] of this.tenures) {
      if (from > month) continue;
      const email = emailOf(person);
      const createAt = Math.max(SET_UP, this.people.startDay(person) * DAY + 7 * HOUR);
      const deleteAt = until <= month ? monthStart(until) * DAY : 0;
      users.push(this.user(person, { name: email.split('@')[0]!, email, createAt, deleteAt }));
    }
    return users.sort((a, b) => (a.username < b.username ? -1 : 1));
  }

  /** What stands where names would stand is a marker: it must never be found in what a reader keeps. */
  private user(
    account: number,
    one: { name: string; email: string; createAt: number; deleteAt: number },
  ): ContentUser {
    return {
      id: this.id(account),
      username: one.name,
      email: one.email,
      firstName: `marker-given-${one.name}`,
      lastName: `marker-family-${one.name}`,
      roles: 'system_user',
      bot: false,
      createAt: one.createAt,
      deleteAt: one.deleteAt,
    };
  }

  private bot(account: number, username: string, roles: string): ContentUser {
    const email = `${username}@northwind.example`;
    const names = { firstName: '', lastName: '' };
    return {
      id: this.id(account),
      username,
      email,
      ...names,
      roles,
      bot: true,
      createAt: SET_UP,
      deleteAt: 0,
    };
  }
}
