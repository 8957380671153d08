import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';

/** The constant style that React Aria adds when it loads, and the one it adds to stop scrolling on iOS. */
const REACT_ARIA_STYLES = [
  "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='",
  "'sha256-gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg='",
];

export const securityHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", ...REACT_ARIA_STYLES],
      fontSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: false,
});

/**
 * Lets in only requests that this machine's own browser or tools make: a page elsewhere that points a name at this
 * address, or posts to it, is refused.
 */
export function onlyLocal(request: Request, response: Response, next: NextFunction): void {
  const { host, origin } = request.headers;
  if (isLocal(host && `http://${host}`) && (origin === undefined || isLocal(origin))) {
    next();
    return;
  }
  response.status(403).json({
    refusal: {
      code: 'host-refused',
      message: 'This address is not served here.',
      where: null,
      whatToDo: 'Open http://localhost with the port that Takeup printed.',
    },
  });
}

/** No name holds a NUL, and PostgreSQL takes none. */
export function refuseNul(request: Request, response: Response, next: NextFunction): void {
  if (!JSON.stringify(request.body ?? null).includes('\\u0000')) {
    next();
    return;
  }
  response.status(400).json({ errors: [{ message: 'A text must not hold the character NUL.' }] });
}

function isLocal(url: string | undefined): boolean {
  if (url === undefined) return false;
  try {
    return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);
  } catch {
    return false;
  }
}
