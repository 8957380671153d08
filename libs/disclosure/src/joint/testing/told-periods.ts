import type { Measure, Period } from '@takeup/domain';
import { weekOf, window28 } from '@takeup/domain';
import type { Told } from '../figure.js';

/** A measure of a period, told of some connections. */
export const told = (period: Period, measure: Measure = 'active', connections = ['chat']): Told => ({
  key: period.key,
  from: period.from,
  to: period.to,
  measure,
  connections,
});
export const [w41, w42, w43, w44] = ['2026-10-05', '2026-10-12', '2026-10-19', '2026-10-26'].map(weekOf) as [
  Period,
  Period,
  Period,
  Period,
];
export const window = window28('2026-11-01');
export const before = window28('2026-10-25');
