/** Hashing instead of a running generator: any person-day can be drawn alone and always comes out the same. */

/** Looked up once: it is called millions of times, and looking up a global is dear inside a test's sandbox. */
const { imul } = Math;

const scramble = (value: number): number => {
  let h = value ^ (value >>> 16);
  h = imul(h, 0x7feb352d);
  h ^= h >>> 15;
  h = imul(h, 0x846ca68b);
  return h ^ (h >>> 16);
};

/** A well-mixed unsigned 32-bit number of its four parts. */
export function mix(seed: number, salt: number, a: number, b = 0): number {
  let h = scramble(seed + imul(salt, 0x9e3779b1));
  h = scramble(h ^ imul(a + 1, 0x85ebca77));
  return scramble(h ^ imul(b + 1, 0xc2b2ae3d)) >>> 0;
}

/** A number in [0, 1). */
export const unit = (seed: number, salt: number, a: number, b = 0): number =>
  mix(seed, salt, a, b) / 4294967296;

/** The index that `share` (0 to 1) falls on in a list of cumulative weights ending in their total. */
export function pick(cumulative: readonly number[], share: number): number {
  const wanted = share * (cumulative[cumulative.length - 1] ?? 0);
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle]! > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function cumulate(weights: readonly number[]): number[] {
  let sum = 0;
  return weights.map((weight) => (sum += weight));
}

/** One number per purpose, so that two draws about the same person never share their luck. */
export const Salt = {
  location: 1,
  title: 2,
  opened: 3,
  shuffle: 4,
  leave: 5,
  move: 6,
  churn: 7,
  person: 8,
  week: 9,
  days: 10,
  read: 11,
  readDays: 12,
  contributor: 13,
  acts: 14,
  community: 15,
  kind: 16,
  time: 17,
  reply: 18,
  join: 19,
  stranger: 20,
  growth: 21,
  joined: 22,
  outcome: 40,
  target: 23,
  double: 24,
  text: 25,
  fault: 26,
  small: 27,
  /** Ids take one number each from here on. */
  platformId: 100,
} as const;
