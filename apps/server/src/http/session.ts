import type { TokenWorld } from '@takeup/application';
import { checkToken } from '@takeup/application';
import { addDays, daysBetween } from '@takeup/domain';
import type { Day } from '@takeup/domain';
import { en } from '@takeup/words';
import type { NextFunction, Request, Response } from 'express';
import { refuse } from './refuse.js';

const NAME = 'takeup_token';

/** Browsers keep no cookie for longer. */
const LONGEST_DAYS = 400;
const DAY_S = 86_400;

/** The token that the page's form has set; null where none is. */
export function cookieToken(header: string | undefined): string | null {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${NAME}=`))?.slice(NAME.length + 1) || null;
}

/** `POST /session` takes a token and keeps it in a cookie; `DELETE /session` forgets it. The token itself goes on. */
export function session(world: () => TokenWorld) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    if (request.method === 'DELETE') {
      response
        .setHeader('Set-Cookie', cookieOf(request, '', 0))
        .status(204)
        .end();
      return;
    }
    if (request.method !== 'POST') {
      next();
      return;
    }
    const text = tokenIn(request.body);
    const checked = await checkToken(world(), text).catch(() => undefined);
    if (checked === undefined)
      refuse(response, 503, { code: 'database-unreachable', told: en.access.unreachable });
    else if ('fault' in checked)
      refuse(response, 401, { code: `token-${checked.fault}`, told: en.access.fault(checked.fault) });
    else if (checked.by === 'nobody-is-asked')
      refuse(response, 409, { code: 'token-none', told: en.access.nothingToEnter });
    else
      response
        .setHeader(
          'Set-Cookie',
          cookieOf(request, text ?? '', secondsTo(checked.access.expiresOn, world().day)),
        )
        .status(204)
        .end();
  };
}

function tokenIn(body: unknown): string | null {
  const { token } = (typeof body === 'object' && body !== null ? body : {}) as { token?: unknown };
  return typeof token === 'string' && token.trim() !== '' ? token.trim() : null;
}

function secondsTo(lastDay: Day | null, today: Day): number {
  const days = lastDay === null ? LONGEST_DAYS : daysBetween(today, addDays(lastDay, 1));
  return Math.min(days, LONGEST_DAYS) * DAY_S;
}

/** Out of reach of scripts, and sent only by pages of the same site. */
function cookieOf({ headers }: Request, value: string, seconds: number): string {
  const secure = headers.origin?.startsWith('https:') === true ? '; Secure' : '';
  return `${NAME}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`;
}
