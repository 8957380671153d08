import type { Instead } from '@takeup/connectors/testing';
import { openOn } from '@takeup/connectors/testing';
import type { Slice } from '@takeup/domain';
import { rocketChat } from '../rocket-chat.js';
import { answerOf } from './answer.js';
import type { Workspace } from './workspace.js';
import { OWN_ID, ROOMS, SPAN, TOKEN } from './workspace.js';

/** As an operator writes it, with the dashboard unless said otherwise. */
export const configFor = (url: string, more: object = {}) => ({
  url,
  user_id: OWN_ID,
  token: TOKEN,
  dashboard: true,
  channels: 'all',
  ...more,
});

export const open = (
  workspace: Workspace,
  { instead, ...config }: { readonly instead?: Instead; readonly [field: string]: unknown } = {},
) =>
  openOn({
    connector: rocketChat,
    answer: answerOf(workspace),
    configFor: (url) => configFor(url, config),
    instead,
  });

export const messagesOf = (part: string = ROOMS[0], span = SPAN): Slice => ({
  by: 'window',
  stream: 'messages',
  part,
  ...span,
});
export const presenceOf = (span = SPAN): Slice => ({ by: 'window', stream: 'presence', ...span });
