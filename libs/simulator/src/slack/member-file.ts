import { gzipSync } from 'node:zlib';
import { isoDay, toDay } from '../calendar.js';
import { DAY_MS, deedsOn } from '../content/day-of.js';
import { json, type Answer } from '../http/answer.js';
import { Memo } from '../memo.js';
import { refused } from './answers.js';
import type { Form, SlackApi } from './asked.js';

/** When a day's file is there, after its end. */
const READY_MS = 6 * 3_600_000;
const KEPT_DAYS = 396;
/** Files that are asked for again soon; of a large bank each has a megabyte. */
const ROOM = 40;

/** The daily files of members: they never change, so one that was made is kept for a while. */
export class MemberFiles {
  private readonly files = new Memo<number, Buffer>(ROOM);

  constructor(private readonly api: SlackApi) {}

  file({ type, date = '' }: Form, now: number): Answer {
    if (type !== 'member') return refused('invalid_type');
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return refused('invalid_date');
    const day = toDay(date);
    const today = Math.floor(now / DAY_MS);
    if (day * DAY_MS < this.api.content.team.createAt || day < today - KEPT_DAYS)
      return refused('data_not_available');
    if ((day + 1) * DAY_MS + READY_MS > now) return refused('file_not_yet_available');
    const body = this.files.get(day, () => this.make(day));
    return { ...json({}), body, headers: { 'content-type': 'application/gzip' } };
  }

  /** As of the moment it was there, whenever it is asked for. */
  private make(day: number): Buffer {
    const { content } = this.api;
    const then = (day + 1) * DAY_MS + READY_MS;
    const seen = content.seenOn(day);
    const deeds = deedsOn(content, day, then);
    const rows = content.users(then).flatMap(({ id, email, bot, roles, createAt, deleteAt }) => {
      if (bot || createAt >= (day + 1) * DAY_MS || (deleteAt !== 0 && deleteAt < day * DAY_MS)) return [];
      const { posted, reacted } = deeds.get(id) ?? { posted: 0, reacted: 0 };
      return [
        `${JSON.stringify({
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
        })}\n`,
      ];
    });
    return gzipSync(rows.join(''), { level: 1 });
  }
}
