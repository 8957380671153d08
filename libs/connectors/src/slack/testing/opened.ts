import type { Instead } from '@takeup/connectors/testing';
import { openOn } from '@takeup/connectors/testing';
import type { Slice } from '@takeup/domain';
import { slack } from '../slack.js';
import { answerOf } from './answer.js';
import type { Workspace } from './workspace.js';
import { SPAN, TOKEN } from './workspace.js';

export const open = (
  workspace: Workspace | (() => Workspace),
  { instead, ...config }: { readonly instead?: Instead; readonly [field: string]: unknown } = {},
) =>
  openOn({
    connector: slack,
    answer: (asked) => answerOf(typeof workspace === 'function' ? workspace() : workspace)(asked),
    configFor: (url) => ({ url, token: TOKEN, analytics_token: TOKEN, ...config }),
    instead,
  });

export const membersOf = (from: string, days = 1, cursor?: string): Slice => ({
  by: 'window',
  stream: 'members',
  from: Date.parse(`${from}T00:00:00Z`),
  to: Date.parse(`${from}T00:00:00Z`) + days * 86_400_000,
  ...(cursor === undefined ? {} : { cursor }),
});

export const countsOf = (from: string, days = 1): Slice => ({ ...membersOf(from, days), stream: 'counts' });

export const messagesOf = (channel: string, span = SPAN): Slice => ({
  by: 'window',
  stream: 'messages',
  part: channel,
  ...span,
});
