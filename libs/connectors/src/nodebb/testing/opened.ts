import type { Instead } from '@takeup/connectors/testing';
import { openOn } from '@takeup/connectors/testing';
import type { InstantSpan, Slice } from '@takeup/domain';
import { nodebb } from '../nodebb.js';
import { answerOf } from './answer.js';
import type { Forum } from './forum.js';
import { SPAN, TOKEN } from './forum.js';

interface OpenOptions {
  readonly instead?: Instead;
  readonly token?: unknown;
  readonly private_categories?: unknown;
}

export const open = (forum: Forum | (() => Forum), { instead, ...config }: OpenOptions = {}) =>
  openOn({
    connector: nodebb,
    answer: (asked) => answerOf(typeof forum === 'function' ? forum() : forum)(asked),
    configFor: (url) => ({ url, token: TOKEN, ...config }),
    instead,
  });

export const postsOf = (span: InstantSpan = SPAN): Slice => ({ by: 'window', stream: 'posts', ...span });
