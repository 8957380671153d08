import { z } from 'zod';
import { fieldKinds } from './field-kinds.js';

/** A field that holds the address of a platform as people open it; a path is kept, a slash at its end is not. */
export function address(example: string) {
  return z
    .string('is missing or no text')
    .trim()
    .refine(isAddress, `must be an address such as ${example}, without a user, query or fragment`)
    .transform((text) => text.replace(/\/+$/, ''))
    .register(fieldKinds, { kind: 'address' });
}

/** What an address leads to, however it is written: without the way of asking and the port that goes without saying. */
export function siteOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`.toLowerCase().replace(/\/+$/, '');
}

/** Whether a text is an address that a path can be added to: http or https, without a user, a query or a fragment. */
export function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === '';
}
