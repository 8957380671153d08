import type { Instead } from '@takeup/connectors/testing';
import { openOn } from '@takeup/connectors/testing';
import type { InstantSpan, Slice } from '@takeup/domain';
import { discourse } from '../discourse.js';
import { answerOf } from './answer.js';
import type { Forum } from './forum.js';
import { EXPLORER_TOKEN, LIKES, NAME, SPAN, TOKEN, VISITS } from './forum.js';

export const EXPLORER = { token: EXPLORER_TOKEN, visits_query: VISITS, likes_query: LIKES };

/** As an operator writes it, with the Data Explorer unless said otherwise. */
export const configFor = (url: string, more: object = {}) => ({
  url,
  username: NAME,
  token: TOKEN,
  explorer: EXPLORER,
  ...more,
});

export const open = (
  forum: Forum | (() => Forum),
  { instead, ...config }: { readonly instead?: Instead; readonly [field: string]: unknown } = {},
) =>
  openOn({
    connector: discourse,
    answer: (asked) => answerOf(typeof forum === 'function' ? forum() : forum)(asked),
    configFor: (url) => configFor(url, config),
    instead,
  });

export const postsOf = (span: InstantSpan = SPAN): Slice => ({ by: 'walk', stream: 'posts', ...span });
export const windowOf = (stream: 'visits' | 'likes', span: InstantSpan = SPAN): Slice => ({
  by: 'window',
  stream,
  ...span,
});
