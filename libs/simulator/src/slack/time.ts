import type { ContentPost } from '../content/content.js';

/** A message's time, which is its name within the channel: seconds and six decimals, the last three to tell ties apart. */
export function tsOf({ id, createAt }: Pick<ContentPost, 'id' | 'createAt'>): string {
  let key = 0;
  for (let at = 0; at < id.length; at += 1) key = (Math.imul(key, 31) + id.charCodeAt(at)) >>> 0;
  const micro = (createAt % 1000) * 1000 + (key % 1000);
  return `${Math.floor(createAt / 1000)}.${String(micro).padStart(6, '0')}`;
}

/** Ms since 1970, rounded down. */
export const msOf = (ts: string): number => Math.floor(Number(ts) * 1000 + 1e-4);
