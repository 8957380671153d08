import type { Json } from './json.js';

const POLLUTING: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** Escapes can spell any of the names, so a text with one is looked at key by key. */
const SUSPICIOUS = /__proto__|constructor|prototype|\\u/;

/**
 * Parses JSON without the keys that could reach an object's prototype.
 * @throws SyntaxError for text that is no JSON; RangeError for one nested too deep
 */
export function parseSafely(text: string): Json {
  if (!SUSPICIOUS.test(text)) return JSON.parse(text) as Json;
  return JSON.parse(text, (key, value: Json) => (POLLUTING.has(key) ? undefined : value)) as Json;
}

/** Whether the text ended too early, as opposed to being no JSON at all. */
export function isCutOff(error: unknown, text: string): boolean {
  const message =
    typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
  const position = /at position (\d+)/.exec(message)?.[1];
  return /end of|unterminated/i.test(message) || (position !== undefined && Number(position) >= text.length);
}
