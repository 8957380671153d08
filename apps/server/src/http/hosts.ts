import type { NextFunction, Request, Response } from 'express';
import { en } from '@takeup/words';
import { refuse } from './refuse.js';

const LOCAL = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;
const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/**
 * Lets in only what is asked of an address of ours, by a page of the same address or by no page: a page elsewhere that
 * points a name at this server, or posts to it, is refused. Another port of this machine is elsewhere too.
 * @param publicUrl the origin at which a proxy shows Takeup
 */
export function knownAddress(publicUrl: string | undefined) {
  const publicHost = publicUrl && new URL(publicUrl).host;
  return (request: Request, response: Response, next: NextFunction): void => {
    const { host, origin } = request.headers;
    if (host === undefined || !(LOCAL.test(host) || host.toLowerCase() === publicHost)) {
      refuse(response, 403, { code: 'host-refused', told: en.access.host });
      return;
    }
    if (origin !== undefined && origin !== publicUrl && hostOf(origin) !== host.toLowerCase()) {
      refuse(response, 403, { code: 'origin-refused', told: en.access.origin });
      return;
    }
    next();
  };
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/** Asked on this machine, as far as can be told: over its own loopback, by its own name, and by no proxy. */
export function isThisMachine({ headers, socket }: Request): boolean {
  return (
    LOCAL.test(headers.host ?? '') &&
    LOOPBACK.test(socket.remoteAddress ?? '') &&
    headers.forwarded === undefined &&
    headers['x-forwarded-for'] === undefined &&
    headers['x-forwarded-host'] === undefined
  );
}
