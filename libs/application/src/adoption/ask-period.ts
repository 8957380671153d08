import type { Day, Period, Refusal } from '@takeup/domain';
import { invalid, lastOfMonth, monthOf, parsePeriod, readinessOf, refused } from '@takeup/domain';
import type { Session } from '@takeup/storage';
import type { ToldPeriod } from '../gate/index.js';
import { toldPeriod, toldPeriods } from '../gate/index.js';
import { knownCoverage } from '../refresh/derive-coverage.js';
import { inScope } from '../refresh/plan-publication.js';
import type { AskedScope } from './ask-scope.js';

/** The period asked for, with its release if it has one. */
export type AskedPeriod =
  | { readonly period: Period; readonly released: ToldPeriod }
  | {
      readonly period: Period;
      readonly released: undefined;
      readonly state: 'NO_DATA' | 'NOT_FINAL';
      readonly due: Day | null;
    };

/** Reads a period's key; without one the newest published 28-day window. */
export async function askPeriod(
  session: Session,
  scope: AskedScope,
  key: string | null,
  today: Day,
): Promise<AskedPeriod | Refusal> {
  if (key === null) {
    const newest = (await toldPeriods(session, scope.id, '28d')).at(-1);
    if (newest) return { period: periodOf(newest), released: newest };
    return refused('nothing-published');
  }
  const period = parsePeriod(key);
  if (typeof period === 'string') return invalid('period-unknown', { period: key, fault: period });
  const released = await toldPeriod(session, scope.id, key);
  if (released) return { period, released };
  return { period, released, ...(await stateOf(session, scope, period, today)) };
}

async function stateOf(
  session: Session,
  scope: AskedScope,
  period: Period,
  today: Day,
): Promise<{ state: 'NO_DATA' | 'NOT_FINAL'; due: Day | null }> {
  const streams = inScope(await knownCoverage(session), scope);
  const { connections, due } = readinessOf(period, streams, today);
  if (connections.length === 0 && period.to <= lastOfMonth(monthOf(today)))
    return { state: 'NO_DATA', due: null };
  return { state: 'NOT_FINAL', due };
}

export function periodOf({ kind, key, from, to }: ToldPeriod): Period {
  return { kind: kind as Period['kind'], key, from, to };
}
