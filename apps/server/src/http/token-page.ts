import { en } from '@takeup/words';
import type { Request, Response } from 'express';
import { pageOf } from './page-of.js';

const text = en.access.page.closed;

/**
 * Where a browser opens an address, of a report's file say, without a token. The cookie is not sent along a
 * link from elsewhere, such as a mail, but it is along a link of this page.
 */
export function tokenPage(request: Request, response: Response): void {
  const page = pageOf(
    text.title,
    [text.text],
    [
      { to: request.originalUrl, text: text.open },
      { to: '/', text: text.enter },
    ],
  );
  response.setHeader('Cache-Control', 'no-store');
  response.status(401).type('html').send(page);
}
