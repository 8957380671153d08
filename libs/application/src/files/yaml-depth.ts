import type { CST } from 'yaml';
import { Parser } from 'yaml';

/** A charter needs eight levels. */
const DEEPEST = 32;

/**
 * Whether a YAML text nests so deep that reading it could end the process: its parts are composed by recursion,
 * while this pass over its tokens is flat.
 */
export function isDeep(text: string): boolean {
  const open: { readonly token: unknown; readonly depth: number }[] = [];
  for (const token of new Parser().parse(text)) open.push({ token, depth: 0 });
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (depth > DEEPEST) return true;
    if (!isToken(token)) continue;
    if ('value' in token) open.push({ token: token.value, depth: depth + 1 });
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      open.push({ token: key, depth: depth + 1 }, { token: value, depth: depth + 1 });
    }
  }
  return false;
}

function isToken(value: unknown): value is CST.Token {
  return typeof value === 'object' && value !== null;
}
