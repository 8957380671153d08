import type { AdoptionRow, PeriodView } from '@takeup/application';
import type { AdoptionRows, Period } from '@takeup/schema';
import { kindName } from './names.js';

/** Rows turned into columns: entry i of every list is row i. */
export function columnsOf(rows: readonly AdoptionRow[]): AdoptionRows {
  const column = <K extends keyof AdoptionRow>(key: K) => rows.map((row) => row[key]);
  return {
    personas: column('persona'),
    personaNames: column('personaName'),
    departments: column('department'),
    locations: column('location'),
    statuses: column('status'),
    people: column('people'),
    counts: column('count'),
    countsAtMost: column('countAtMost'),
    countsAtLeast: column('countAtLeast'),
    rates: column('rate'),
    lows: column('low'),
    highs: column('high'),
    representations: column('representation'),
    baselines: column('baseline'),
    paths: column('path'),
    targets: column('target'),
    deadlines: column('deadline'),
    initiatives: column('initiative'),
    declaredAfter: column('declaredAfter'),
    gaps: column('gap'),
    shorts: column('short'),
    shortsAtLeast: column('shortAtLeast'),
    verdicts: column('verdict'),
  };
}

export function periodOf({ key, kind, from, to, final, due }: PeriodView): Period {
  return { key, kind: kindName(kind), from, to, final, due };
}
