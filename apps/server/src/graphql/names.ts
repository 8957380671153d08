import type {
  DayState as DomainDayState,
  Measure as DomainMeasure,
  PeriodKind as DomainPeriodKind,
} from '@takeup/domain';
import type { DayState, Measure, PeriodKind } from '@takeup/schema';

/** Names as the schema spells them and as the code does. */
export function measureOf(measure: Measure): DomainMeasure {
  return measure.toLowerCase() as Lowercase<Measure>;
}

export function measureName(measure: DomainMeasure): Measure {
  return measure.toUpperCase() as Uppercase<DomainMeasure>;
}

const KINDS: Readonly<Record<DomainPeriodKind, PeriodKind>> = {
  week: 'WEEK',
  month: 'MONTH',
  quarter: 'QUARTER',
  '28d': 'DAYS_28',
  day: 'DAY',
};

export function kindName(kind: DomainPeriodKind): PeriodKind {
  return KINDS[kind];
}

export function kindOf(name: PeriodKind): DomainPeriodKind {
  const found = (Object.keys(KINDS) as DomainPeriodKind[]).find((kind) => KINDS[kind] === name);
  if (found === undefined) throw new RangeError(`unknown period kind ${name}`);
  return found;
}

const STATES: Readonly<Record<DomainDayState, DayState>> = {
  pending: 'PENDING',
  complete: 'COMPLETE',
  provisional: 'PROVISIONAL',
  missing: 'MISSING',
  'given-up': 'GIVEN_UP',
  suspect: 'SUSPECT',
};

export function dayStateName(state: DomainDayState): DayState {
  return STATES[state];
}
