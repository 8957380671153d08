import { isoDay } from '../calendar.js';
import { DAY_MS, postsWithin } from '../content/day-of.js';
import type { SlackApi } from './asked.js';

/** What was done in each public channel on a day; who only looked in, the content does not say. @param day days since 1970 */
export function channelRows({ content }: SlackApi, day: number, then: number): readonly object[] {
  const [start, end] = [day * DAY_MS, (day + 1) * DAY_MS];
  const bots = new Set(content.users(then).flatMap(({ id, bot }) => (bot ? [id] : [])));
  const span = { from: start - content.livesDays * DAY_MS, to: end, now: then };
  return content.channels(then).flatMap(({ id, type, createAt }) => {
    if (type !== 'O' || createAt >= end) return [];
    const around = [...postsWithin(content, id, span)];
    const written = around.filter((post) => post.createAt >= start && post.type === '');
    const byMembers = written.filter(({ userId }) => !bots.has(userId));
    const reactions = around.flatMap((post) => post.reactions).filter(({ at }) => at >= start && at < end);
    return [
      {
        enterprise_id: '',
        originating_team: { team_id: content.team.id, name: content.team.displayName },
        channel_id: id,
        date_created: Math.floor(createAt / 1_000),
        messages_posted_count: written.length,
        messages_posted_by_members_count: byMembers.length,
        members_who_posted_count: new Set(byMembers.map(({ userId }) => userId)).size,
        reactions_added_count: reactions.length,
        visibility: 'public',
        channel_type: 'single_workspace_channel',
        is_shared_externally: false,
        date: isoDay(day),
      },
    ];
  });
}
