import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { addDays } from '@takeup/domain';
import { activityText, directoryText } from '@takeup/testing';
import { crawl } from './crawl.js';
import { TOLD } from './display.js';
import type { House } from './house.js';
import type { Line } from './line.js';
import { timed } from './line.js';
import { FIRST_DAY } from './organisation-activity.js';
import { organisationOf } from './organisation.js';
import { fillingOf } from './roles.js';

/** Stands before the number of each message, in every field that is written freely. */
const MARKER = 'zqmark';
const MESSAGES = 10_000;
const FREE = ['text', 'subject', 'body', 'title', 'attachment', 'note'];

/**
 * What people write is used and not kept: no marker is in a file of the database (the log of its writes among them), an
 * answer, a report or a log.
 */
export function content(house: House): Promise<Line> {
  return timed('content', async () => {
    const organisation = organisationOf(2, 'lively');
    const people = organisation.people.map((person, n) => ({
      ...person,
      name: `${MARKER}-name-${n}`,
      phone: `${MARKER}-phone-${n}`,
    }));
    // Where everybody writes, everything is hidden.
    const authors = people.filter((_, n) => n % 5 < 3);
    const messages = Array.from({ length: MESSAGES }, (_, n) => ({
      account: authors[n % authors.length]?.employee_id ?? '',
      at: `${addDays(FIRST_DAY, n % 36)}T${String(8 + (n % 10)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}:00Z`,
      kind: n % 3 === 0 ? 'reply' : 'post',
      community: 'help',
      message_id: `m${n}`,
      ...Object.fromEntries(FREE.map((field) => [field, `${MARKER}-${field}-${n} custody is asked about`])),
    }));
    const half = MESSAGES / 2;
    const served = await house.serve({
      ...fillingOf(organisation),
      directory: directoryText(people),
      activity: [
        { connection: 'chat', text: activityText(messages.slice(0, half)) },
        {
          connection: 'portal',
          text: messages
            .slice(half)
            .map((own) => `${JSON.stringify(own)}\n`)
            .join(''),
        },
      ],
    });
    try {
      const token = served.tokens['operator'] ?? '';
      const crawled = await crawl({ url: served.url, token, more: 50, oneOf: 1, seed: 1 });
      const counted = crawled.adoptions.some(({ answer }) =>
        answer.rows.statuses.some((status) => TOLD.includes(status)),
      );
      const files = filesBelow(path.join(house.folder, 'data', 'cluster', 'data'));
      const told = [
        ...crawled.client.said.map(({ asked, text }) => [asked.slice(0, 80), Buffer.from(text)] as const),
        ...crawled.files,
        ['the log', Buffer.from(served.log())] as const,
      ];
      const finds = [
        ...files
          .filter((file) => readFileSync(file).includes(MARKER))
          .map((file) => `${MARKER} in ${path.basename(file)}`),
        ...told.filter(([, bytes]) => bytes.includes(MARKER)).map(([where]) => `${MARKER} in ${where}`),
        ...(counted ? [] : ['nothing of the messages was counted, so nothing was tried']),
      ];
      return {
        figures: { messages: MESSAGES, fields: FREE.length + 2, files: files.length, answers: told.length },
        finds,
      };
    } finally {
      await served.stop();
    }
  });
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
