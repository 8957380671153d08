import { en } from '@takeup/words';
import type { Request, Response } from 'express';

const text = en.access.page.closed;

/**
 * Where a browser opens an address, of a report's file say, without a token. The cookie is not sent along a
 * link from elsewhere, such as a mail, but it is along a link of this page.
 */
export function tokenPage(request: Request, response: Response): void {
  const again = escaped(request.originalUrl);
  response.setHeader('Cache-Control', 'no-store');
  response.status(401).type('html').send(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(en.shell.title(en.access.page.title))}</title>
<h1>${escaped(text.title)}</h1>
<p>${escaped(text.text)}</p>
<p><a href="${again}">${escaped(text.open)}</a></p>
<p><a href="/">${escaped(text.enter)}</a></p>
</html>
`);
}

function escaped(value: string): string {
  return value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
