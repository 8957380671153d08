import { zipOf } from '@takeup/connectors/testing';
import type { Instead, Opened } from './opened.js';
import { window } from './opened.js';
import { SPAN } from './small-tenant.js';

export const HOUR = 3_600_000;
export const idOf = (n: number) => String(9_000_000_000_000 + n);
export const at = (hours: number) => SPAN.from + hours * HOUR;
export const list = (stream: string) => ({ by: 'snapshot', stream }) as const;
export const exportsOf = ({ api }: Opened) => api.asked.filter(({ path }) => path.endsWith('/export'));

/** An archive of one file, for whatever is asked. */
export const archive =
  (name: string, lines: readonly string[], more: object = {}): Instead =>
  (path) =>
    path.endsWith('/export')
      ? {
          headers: { 'content-type': 'application/zip' },
          body: zipOf([{ name, data: Buffer.from(lines.map((line) => `${line}\r\n`).join('')), ...more }]),
        }
      : undefined;
export const COLUMNS =
  'id,replied_to_id,thread_id,group_id,in_private_group,in_private_conversation,sender_id,sender_type,body,created_at,deleted_at';
export const line = (id: string, more: Readonly<Record<string, string>> = {}) => {
  const cells: Readonly<Record<string, string>> = {
    id,
    thread_id: id,
    group_id: '7001',
    in_private_group: 'false',
    in_private_conversation: 'false',
    sender_id: '5',
    sender_type: 'user',
    body: 'A text',
    created_at: '2026-10-19T12:00:00Z',
    ...more,
  };
  return COLUMNS.split(',')
    .map((name) => cells[name] ?? '')
    .join(',');
};
export const firstDay = window('messages', { from: SPAN.from, to: SPAN.from + 24 * HOUR });
