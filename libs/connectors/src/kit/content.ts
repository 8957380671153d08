import type { Request } from './asking.js';

export interface Content {
  readonly headers: Readonly<Record<string, string>>;
  readonly content?: string;
}

/** What a request sends, and as what. */
export function contentOf({ path, body, form }: Pick<Request, 'path' | 'body' | 'form'>): Content {
  if (body !== undefined && form !== undefined)
    throw new Error(`a request sends a body or a form, not both: ${path}`);
  if (form !== undefined) {
    const values = Object.entries(form).map(([name, value]): [string, string] => [name, String(value)]);
    return {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      content: new URLSearchParams(values).toString(),
    };
  }
  if (body === undefined) return { headers: {} };
  return { headers: { 'content-type': 'application/json' }, content: JSON.stringify(body) };
}
