import type { Context, TokenWorld } from '@takeup/application';
import { checkToken } from '@takeup/application';
import type { Access } from '@takeup/domain';
import { ROOT } from '@takeup/domain';
import { en } from '@takeup/words';
import type { NextFunction, Request, Response } from 'express';
import { rememberAsked } from './asked.js';
import { isThisMachine } from './hosts.js';
import { isOpened } from './page-of.js';
import { refuse } from './refuse.js';
import { cookieToken } from './session.js';
import { tokenPage } from './token-page.js';

/** Asked by whatever watches over the process; they tell nothing but that it runs. */
const OPEN = /^\/health\/(?:live|ready)$/;

/** What is posted here brings its own proof: its signature, without which nothing is taken or told. */
const SIGNED = /^\/hooks\/[^/]+$/;

const EVERYTHING: Access = { role: 'operator', limit: ROOT, expiresOn: null };

/**
 * The one door to everything that is asked, and to whatever will be added: what has no place in `OPEN` or `SIGNED` needs a token. While
 * there are none, this machine itself may do everything, and nobody else anything.
 */
export function gate(context: Context, world: () => TokenWorld) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    if (OPEN.test(request.path) || (request.method === 'POST' && SIGNED.test(request.path))) {
      next();
      return;
    }
    const checked = await checkToken(world(), givenToken(request)).catch(() => undefined);
    if (checked === undefined) {
      refuse(response, 503, { code: 'database-unreachable', told: en.access.unreachable });
      return;
    }
    if ('fault' in checked) {
      const { fault } = checked;
      notLetIn(request, response, { code: `token-${fault}`, told: en.access.fault(fault) });
      return;
    }
    const byToken = checked.by === 'token';
    if (!byToken && !isThisMachine(request)) {
      notLetIn(request, response, { code: 'token-none', told: en.access.noTokens });
      return;
    }
    const access = byToken ? checked.access : EVERYTHING;
    rememberAsked(request, { ...access, byToken, context: { ...context, limit: access.limit } });
    next();
  };
}

/** A header that is no bearer's is taken for a token that is none, so that a wrong one never falls back to a cookie. */
function givenToken({ headers }: Request): string | null {
  const { authorization, cookie } = headers;
  if (authorization !== undefined) return /^Bearer +(\S+) *$/i.exec(authorization)?.[1] ?? '';
  return cookieToken(cookie);
}

function notLetIn(
  request: Request,
  response: Response,
  refusal: { code: string; told: readonly string[] },
): void {
  response.setHeader('WWW-Authenticate', 'Bearer realm="Takeup"');
  if (isOpened(request)) tokenPage(request, response);
  else refuse(response, 401, refusal);
}
