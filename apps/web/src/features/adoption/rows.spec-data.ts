import type { Row } from '../../graphql/rows';

const blank: Row = {
  persona: 'analyst',
  personaName: 'Analyst',
  department: 'Wealth',
  status: 'HIDDEN',
  people: null,
  count: null,
  countAtMost: null,
  countAtLeast: null,
  rate: null,
  low: null,
  high: null,
  path: null,
  target: null,
  deadline: null,
  initiative: null,
  declaredAfter: null,
  gap: null,
  short: null,
  shortAtLeast: null,
  verdict: null,
};

/** A row that carries nothing but what is named: for specs. */
export const row = (fields: Partial<Row> = {}): Row => ({ ...blank, ...fields });

export const shown = (fields: Partial<Row> = {}): Row =>
  row({ status: 'SHOWN', people: 200, count: 32, rate: 0.16, low: 0.115, high: 0.217, ...fields });
