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

/** No name holds a NUL, and PostgreSQL takes none. */
export function refuseNul(request: Request, response: Response, next: NextFunction): void {
  if (!JSON.stringify(request.body ?? null).includes('\\u0000')) {
    next();
    return;
  }
  response.status(400).json({ errors: [{ message: 'A text must not hold the character NUL.' }] });
}
