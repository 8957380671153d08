import { en } from '@takeup/words';
import type { Request } from 'express';

/** Whether somebody opened the address in a browser: whoever asks for data, or for anything, gets data. */
export function isOpened(request: Request): boolean {
  return request.method === 'GET' && request.accepts(['json', 'html']) === 'html';
}

export interface Link {
  readonly to: string;
  readonly text: string;
}

/** A page of a few sentences, which needs nothing else from this server. */
export function pageOf(title: string, texts: readonly string[], links: readonly Link[] = []): string {
  const paragraphs = [
    ...texts.map(escaped),
    ...links.map(({ to, text }) => `<a href="${escaped(to)}">${escaped(text)}</a>`),
  ];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(en.shell.title(title.replace(/\.$/u, '')))}</title>
<h1>${escaped(title)}</h1>
${paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n')}
</html>
`;
}

function escaped(value: string): string {
  return value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
