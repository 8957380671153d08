import type { GroupView } from '@takeup/application';
import type { ResolversTypes } from '@takeup/schema';
import { columnsOf, periodOf } from './columns.js';
import { measureName } from './names.js';

type Out<K extends keyof ResolversTypes> = Awaited<ResolversTypes[K]>;

/** A group as the schema tells it: its course in columns. */
export function groupOf(view: GroupView): Out<'Group'> {
  const { series } = view;
  const missing = new Map(
    series
      .flatMap(({ coverage }) => coverage?.missing ?? [])
      .map((day) => [`${day.day} ${day.connection}`, day]),
  );
  return {
    persona: view.persona,
    personaName: view.personaName,
    department: view.department,
    period: periodOf(view.period),
    asOf: view.asOf,
    rosterOn: view.rosterOn,
    row: columnsOf([view.row]),
    ladder: view.ladder.map((step) => ({ ...step, measure: step.measure && measureName(step.measure) })),
    series: {
      ends: series.map(({ period }) => period.to),
      statuses: series.map(({ status }) => status),
      partial: series.map(({ coverage }) => coverage?.partial ?? false),
      counts: series.map(({ count }) => count),
      people: series.map(({ people }) => people),
      rates: series.map(({ rate }) => rate),
      lows: series.map(({ low }) => low),
      highs: series.map(({ high }) => high),
      paths: series.map(({ path }) => path),
      missing: [...missing.values()],
      breaks: series.filter(({ breaks }) => breaks).map(({ period }) => period.to),
      target: view.target,
    },
  };
}
