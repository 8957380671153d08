import { isoDay } from './calendar.js';
import { chunks } from './chunks.js';
import type { Line, Threads } from './threads.js';

export const PLATFORM_HEADER = 'at,account,kind,community,message_id,thread_id,reply_to';

const two = (value: number): string => String(value).padStart(2, '0');

function instant(date: string, second: number): string {
  return `${date}T${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}Z`;
}

const text = (date: string, line: Line): string =>
  `${instant(date, line.second)},${line.account},${line.kind},${line.community},${line.message},${line.thread},${line.replyTo}`;

function* lines(threads: Threads, from: number, to: number): Generator<string> {
  for (let day = from; day <= to; day += 1) {
    const date = isoDay(day);
    for (const line of threads.lines(day)) yield text(date, line);
  }
}

export const platformActivity = (threads: Threads, from: number, to: number): Iterable<string> =>
  chunks(PLATFORM_HEADER, lines(threads, from, to));
