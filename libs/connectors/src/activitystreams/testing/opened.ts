import type { Instead } from '@takeup/connectors/testing';
import { openOn, serve } from '@takeup/connectors/testing';
import type { Slice } from '@takeup/domain';
import { activityStreams } from '../activitystreams.js';
import type { Server } from './server.js';
import { SPAN, TOKEN, answerOf } from './server.js';

export const COMMUNITIES = [
  { key: 'ask-an-expert', title: 'Ask an expert', outbox: '/group/outbox' },
  { key: 'town-square', outbox: '/plain/outbox' },
  { key: 'intranet', lines: '/lines' },
];

/** As an operator writes it. */
export const configFor = (url: string, more: object = {}) => ({
  url,
  token: TOKEN,
  people: 'https://social.bank.example/users/',
  communities: COMMUNITIES,
  ...more,
});

/** @param url where the server takes itself to be; links lead there */
export async function serveAt(server: Server) {
  let url = '';
  const served = await serve((asked) => answerOf(server, () => url)(asked));
  url = served.url;
  return served;
}

export async function open(
  server: Server,
  { instead, ...config }: { readonly instead?: Instead; readonly [field: string]: unknown } = {},
) {
  let url = '';
  const opened = await openOn({
    connector: activityStreams,
    answer: (asked) => answerOf(server, () => url)(asked),
    configFor: (at) => configFor(at, config),
    instead,
  });
  url = opened.server.url;
  return opened;
}

export const activitiesOf = (part = 'ask-an-expert', span = SPAN): Slice => ({
  by: 'window',
  stream: 'activities',
  part,
  ...span,
});
