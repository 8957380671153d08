import type { Instead } from '@takeup/connectors/testing';
import { openOn } from '@takeup/connectors/testing';
import type { Slice } from '@takeup/domain';
import { mattermost } from '../mattermost.js';
import type { Board } from './board.js';
import { answerOf } from './board.js';
import { SPAN, TOKEN, channelId } from './small-bank.js';

/** A session with a board whose pages are small. */
export const open = (
  board: Board,
  {
    instead,
    ...config
  }: { readonly instead?: Instead; readonly token?: string; readonly edition?: string } = {},
) =>
  openOn({
    connector: mattermost,
    answer: answerOf(board, { list: 7, report: 7 }),
    configFor: (url) => ({ url, token: TOKEN, ...config }),
    instead,
  });

/** All posts of a channel of the small bank. */
export const whole = (by: 'window' | 'walk', channel: number, from = SPAN.from): Slice => ({
  by,
  stream: 'posts',
  part: channelId(channel),
  from,
  to: SPAN.to,
});
