import type { Day } from '../calendar/day.js';
import { isDay } from '../calendar/day.js';
import { normaliseDepartment } from '../directory/department.js';
import type { Milestone } from '../target/target.js';
import type { Within } from './charter.js';
import type { Condition, Duration } from './condition.js';
import { parseCondition, parseDuration } from './condition.js';
import type { Decoder } from './decode.js';
import { entries, number, shown, text } from './decode.js';

const KEY = /^[a-z][a-z0-9-]*$/;
const LONGEST_KEY = 64;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const SHARE = /^(\d{1,9}(?:\.\d{1,9})?)\s*%$/;
const WITHIN = /^([1-9]\d{0,3})\s*(h|wd)$/;
const CURRENCY = /^[A-Z]{3}$/;
const NAMED = /^[a-z][a-z0-9_-]*\/[^\s/](?:.*\S)?$/;

/** What others refer to it by. */
export const key: Decoder<string> = (value, place) =>
  typeof value === 'string' && KEY.test(value) && value.length <= LONGEST_KEY
    ? value
    : place.fault('bad-key', { value: shown(value), longest: LONGEST_KEY });

export const day: Decoder<Day> = (value, place) => {
  if (typeof value !== 'string' || !DAY.test(value)) return place.fault('bad-day', { value: shown(value) });
  return isDay(value) ? value : place.fault('no-such-day', { value });
};

/** `4%` is 0.04. A bare number is refused: 0.6 and 60 are each other's misreading. */
export const share: Decoder<number> = (value, place) => {
  if (typeof value === 'number' && Number.isFinite(value)) {
    const percent = Number((value <= 1 ? value * 100 : value).toFixed(6));
    return value < 0 || value > 100
      ? place.fault('bad-share', { value })
      : place.fault('bare-share', { value, write: `${percent}%` });
  }
  const [, digits] = SHARE.exec(typeof value === 'string' ? value.trim() : '') ?? [];
  if (digits === undefined) return place.fault('bad-share', { value: shown(value) });
  const read = Number(`${digits}e-2`);
  return read > 1 ? place.fault('share-over-100', { value: shown(value) }) : read;
};

/** A share that is declared, or each group's own. */
export const baselineShare: Decoder<number | 'measured'> = (value, place) =>
  value === 'measured' ? value : share(value, place);

/** Money never runs backwards. */
export const amount: Decoder<number> = (value, place) => {
  const read = number(value, place);
  return read !== null && read < 0 ? place.fault('negative-amount', { value: read }) : read;
};

export const currency: Decoder<string> = (value, place) =>
  typeof value === 'string' && CURRENCY.test(value)
    ? value
    : place.fault('bad-currency', { value: shown(value) });

/** A role or a body. What looks like an address is a person, and is not quoted. */
export const role: Decoder<string> = (value, place) => {
  const read = text(value, place);
  return read !== null && read.includes('@') ? place.fault('person-not-role') : read;
};

export const department: Decoder<string> = (value, place) => {
  const read = text(value, place);
  if (read === null) return null;
  // A path of nothing but slashes would be everybody.
  return normaliseDepartment(read) || place.fault('not-a-text', { value: shown(value) });
};

export const within: Decoder<Within> = (value, place) => {
  const [, digits, unit] = WITHIN.exec(typeof value === 'string' ? value.trim() : '') ?? [];
  if (digits === undefined) return place.fault('bad-within', { value: shown(value) });
  return { amount: Number(digits), unit: unit === 'h' ? 'h' : 'wd' };
};

export const duration: Decoder<Duration> = (value, place) =>
  parseDuration(typeof value === 'string' ? value : '') ??
  place.fault('bad-duration', { value: shown(value) });

export const condition: Decoder<Condition> = (value, place) =>
  parseCondition(typeof value === 'string' ? value : '') ??
  place.fault('bad-condition', { value: shown(value) });

/** `connection/community` */
export const community: Decoder<string> = (value, place) =>
  named(value) ?? place.fault('bad-community', { value: shown(value) });

/** `connection/key`, or a number a month. */
export const seriesOrNumber: Decoder<string | number> = (value, place) => {
  if (typeof value === 'number') return amount(value, place);
  return named(value) ?? place.fault('bad-series', { value: shown(value) });
};

function named(value: unknown): string | null {
  return typeof value === 'string' && value.length <= 200 && NAMED.test(value.trim()) ? value.trim() : null;
}

/** `linear`, or points on the way: `[{ on: 2026-12-31, value: … }]`. */
export function milestones(value: Decoder<number>): Decoder<readonly Milestone[]> {
  const points = entries({ on: day, value }, ['on', 'value']);
  return (given, place) => {
    if (given === 'linear') return [];
    if (!Array.isArray(given)) return place.fault('bad-path', { value: shown(given) });
    return (points(given, place) ?? []).flatMap(({ on, value: own }) =>
      on === null || own === null ? [] : [{ on, value: own }],
    );
  };
}
