import { monthOf, mondayOf, weekday } from './calendar.js';
import { asks, communityFor, type Community } from './communities.js';
import { HOURS_AHEAD } from './departments.js';
import type { People } from './people.js';
import { mix, Salt, unit } from './random.js';
import { emailOf } from './roster.js';
import type { Seat } from './seats.js';
import { STRANGERS, strangerActs } from './strangers.js';
import type { Presence, Weeks } from './weeks.js';

export type Kind = 'post' | 'reply' | 'react' | 'file' | 'edit' | 'vote' | 'join';

/** One act of a day, before replies have found their thread. */
export interface Act {
  readonly account: string;
  readonly kind: Kind;
  readonly community: string;
  /** Second of the day, UTC. */
  readonly second: number;
  /** A number that differs between acts of a day, to draw by. */
  readonly draw: number;
  readonly bot: boolean;
}

const HOUR = 3600;
const OPENS = 8 * HOUR;
const WORKDAY = 10 * HOUR;
/** Nobody has more acts a day, so act numbers of person-days never meet. */
export const MOST = 4;

interface PersonDay {
  readonly presence: Presence;
  readonly seat: Seat;
  readonly day: number;
}

/** Engineers write; elsewhere most people read, react and vote. */
const WRITERS = { technology: 0.55, asked: 0.46, others: 0.36 };

function writes(seed: number, { presence, seat }: PersonDay): boolean {
  const share =
    seat.persona === 'engineer'
      ? WRITERS.technology
      : seat.persona === 'relationship-manager'
        ? WRITERS.asked
        : WRITERS.others;
  return unit(seed, Salt.contributor, presence.person) < (seat.launch ? 1 : share);
}

function kindOf(writer: boolean, asking: boolean, share: number): Kind {
  if (!writer) {
    if (share < 0.02) return 'reply';
    if (share < 0.12) return 'vote';
    return share < 0.17 ? 'file' : 'react';
  }
  if (share < 0.56) return share < (asking ? 0.24 : 0.02) ? 'post' : 'reply';
  if (share < 0.61) return 'edit';
  if (share < 0.67) return 'file';
  return share < 0.72 ? 'vote' : 'react';
}

/** Each act has its own stretch of the working day, so two of one person never share an instant. */
function secondOf(seed: number, who: PersonDay, nth: number): number {
  const id = who.day * MOST + nth;
  const stretch = WORKDAY / MOST;
  const within = Math.floor(unit(seed, Salt.time, who.presence.person, id) * stretch);
  const start = OPENS - (HOURS_AHEAD[who.seat.location]! === 0 ? 0 : 7 * HOUR);
  return start + nth * stretch + within;
}

function* personActs(seed: number, who: PersonDay): Generator<Act> {
  const { presence, seat, day } = who;
  const count = 1 + actsBeyondFirst(unit(seed, Salt.acts, presence.person, day), presence.depth);
  const writer = writes(seed, who);
  const account = emailOf(presence.person);
  for (let nth = 0; nth < count; nth += 1) {
    const id = day * MOST + nth;
    const community = communityFor(seat.cell, day, unit(seed, Salt.community, presence.person, id));
    const kind = kindOf(writer, asks(community, seat.persona), unit(seed, Salt.kind, presence.person, id));
    const draw = mix(seed, Salt.reply, presence.person, id);
    yield { account, kind, community: community.key, second: secondOf(seed, who, nth), draw, bot: false };
  }
  if (unit(seed, Salt.join, presence.person, day) < JOINS) {
    yield join(
      account,
      communityFor(seat.cell, day, unit(seed, Salt.join, presence.person, day * MOST)),
      who,
    );
  }
}

const JOINS = 0.012;
/** Joining comes first in the day, before anything is done in the community. */
const join = (account: string, community: Community, { presence, seat }: PersonDay): Act => ({
  account,
  kind: 'join',
  community: community.key,
  second: OPENS - (HOURS_AHEAD[seat.location]! === 0 ? 0 : 7 * HOUR) - 1 - (presence.person % 1200),
  draw: presence.person,
  bot: false,
});

function actsBeyondFirst(share: number, depth: number): number {
  if (depth < 0.25) return share < 0.1 ? 2 : share < 0.45 ? 1 : 0;
  return share < 0.25 ? 1 : 0;
}

function* strangersOn(seed: number, day: number): Generator<Act> {
  for (const stranger of STRANGERS) {
    const { account, communities, kind, bot, number } = stranger;
    for (let nth = 0; nth < strangerActs(seed, stranger, day); nth += 1) {
      const draw = mix(seed, Salt.stranger, number, day * MOST + nth + 1);
      const second = OPENS + nth * HOUR + (draw % HOUR);
      yield { account, kind, community: communities[draw % communities.length]!, second, draw, bot };
    }
  }
}

/** Everything done on a day, in no particular order. */
export function* actsOn(seed: number, source: { people: People; weeks: Weeks }, day: number): Generator<Act> {
  if (monthOf(day) < 0) return;
  const bit = 1 << weekday(day);
  for (const presence of source.weeks.on(day, mondayOf(day))) {
    if ((presence.acts & bit) !== 0)
      yield* personActs(seed, { presence, seat: source.people.seat(presence.seat), day });
  }
  yield* strangersOn(seed, day);
}
