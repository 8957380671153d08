import { gzipSync } from 'node:zlib';
import { toDay } from '../calendar.js';
import { DAY_MS } from '../content/day-of.js';
import { json, type Answer } from '../http/answer.js';
import { Memo } from '../memo.js';
import { refused } from './answers.js';
import type { Form, SlackApi } from './asked.js';
import { channelRows } from './channel-file.js';
import { memberRows } from './member-file.js';

/** When a day's file is there, after its end. */
const READY_MS = 6 * 3_600_000;
const KEPT_DAYS = 396;
/** Files that are asked for again soon; of a large bank each has a megabyte. */
const ROOM = 40;

/** What a file is made of, as of the moment it was there. */
type Rows = (api: SlackApi, day: number, then: number) => readonly object[];

const TYPES: Readonly<Record<string, Rows>> = { member: memberRows, public_channel: channelRows };

/** The daily files of members and of public channels: they never change, so one that was made is kept for a while. */
export class AnalyticsFiles {
  private readonly files = new Memo<string, Buffer>(ROOM);

  constructor(private readonly api: SlackApi) {}

  file({ type = '', date = '' }: Form, now: number): Answer {
    const rows = TYPES[type];
    if (rows === undefined) return refused('invalid_type');
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return refused('invalid_date');
    const day = toDay(date);
    const today = Math.floor(now / DAY_MS);
    if (day * DAY_MS < this.api.content.team.createAt || day < today - KEPT_DAYS)
      return refused('data_not_available');
    const then = (day + 1) * DAY_MS + READY_MS;
    if (then > now) return refused('file_not_yet_available');
    const body = this.files.get(`${type} ${date}`, () =>
      gzipSync(
        rows(this.api, day, then)
          .map((row) => `${JSON.stringify(row)}\n`)
          .join(''),
        { level: 1 },
      ),
    );
    return { ...json({}), body, headers: { 'content-type': 'application/gzip' } };
  }
}
