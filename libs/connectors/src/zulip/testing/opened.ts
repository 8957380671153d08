import type { Instead } from '@takeup/connectors/testing';
import { openOn } from '@takeup/connectors/testing';
import type { InstantSpan, Slice } from '@takeup/domain';
import { zulip } from '../zulip.js';
import { answerOf } from './answer.js';
import type { Organisation } from './organisation.js';
import { EMAIL, KEY, SPAN } from './organisation.js';

export const open = (
  organisation: Organisation | (() => Organisation),
  { instead, ...config }: { readonly instead?: Instead; readonly [field: string]: unknown } = {},
) =>
  openOn({
    connector: zulip,
    answer: (asked) => answerOf(typeof organisation === 'function' ? organisation() : organisation)(asked),
    configFor: (url) => ({ url, email: EMAIL, api_key: KEY, ...config }),
    instead,
  });

export const messagesOf = (span: InstantSpan = SPAN): Slice => ({ by: 'walk', stream: 'messages', ...span });
