import { isoDay } from '../calendar.js';
import { DAY_MS, deedsOn } from '../content/day-of.js';
import type { SlackApi } from './asked.js';

/** What each member did on a day. @param day days since 1970 */
export function memberRows({ content }: SlackApi, day: number, then: number): readonly object[] {
  const seen = content.seenOn(day);
  const deeds = deedsOn(content, day, then);
  return content.users(then).flatMap(({ id, email, bot, roles, createAt, deleteAt }) => {
    if (bot || createAt >= (day + 1) * DAY_MS || (deleteAt !== 0 && deleteAt < day * DAY_MS)) return [];
    const { posted, reacted } = deeds.get(id) ?? { posted: 0, reacted: 0 };
    return [
      {
        enterprise_id: '',
        team_id: content.team.id,
        date: isoDay(day),
        user_id: id,
        email_address: email,
        is_guest: roles === 'system_guest',
        is_billable_seat: true,
        is_active: seen.has(id) || posted > 0,
        reactions_added_count: reacted,
        messages_posted_count: posted,
        channel_messages_posted_count: posted,
      },
    ];
  });
}
