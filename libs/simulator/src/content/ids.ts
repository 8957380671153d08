import { mix, Salt } from '../random.js';

/** The platform's own alphabet: 32 characters, none of which reads like another. */
const ALPHABET = 'ybndrfg8ejkmcpqxot1uwisza345h769';
const LENGTH = 26;
const PER_WORD = 6;

/** What an id names; two things of different kinds never share one. */
export const IdOf = {
  team: 1,
  user: 2,
  channel: 3,
  post: 4,
  reply: 5,
  file: 6,
  join: 7,
  host: 8,
  double: 9,
  attachment: 10,
} as const;
export type IdKind = (typeof IdOf)[keyof typeof IdOf];

/** 26 characters that look random and depend on nothing but the seed and what is named. */
export function idOf(seed: number, kind: IdKind, a: number, b = 0): string {
  let text = '';
  for (let word = 0; text.length < LENGTH; word += 1) {
    let bits = mix(seed + word * 7919, Salt.platformId + kind, a, b);
    for (let nth = 0; nth < PER_WORD && text.length < LENGTH; nth += 1) {
      text += ALPHABET[bits & 31]!;
      bits >>>= 5;
    }
  }
  return text;
}

export const isId = (text: unknown): text is string =>
  typeof text === 'string' && /^[a-z0-9]{26}$/.test(text);
