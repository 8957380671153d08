import type { Adoption, Bounds, Group, Overview, ReportFacts, Rows } from './answers.js';
import { addDerived, addPurpose } from './derived.js';
import type { About, Crawled } from './crawl.js';
import { Display } from './display.js';
import type { Question } from './display.js';
import { echoesOf } from './echoes.js';
import type { Ground } from './ground.js';
import { nameOf } from './ground.js';

/**
 * Puts together what a token was told, from the answers alone.
 * @param periods of which another token was told the epoch: who asks little may be told figures of a period, and not that
 */
export function readDisplay(
  crawled: Crawled,
  ground: Ground,
  periods: Display['periods'] = new Map(),
): Display {
  const display = new Display(ground);
  for (const [key, period] of periods) display.periods.set(key, period);
  display.connections = crawled.connections;
  const scopeOf = (initiative: string | null) =>
    initiative === null ? 'all' : (crawled.scopes.get(initiative) ?? initiative);
  for (const { initiative, answer } of crawled.adoptions) readAdoption(display, scopeOf(initiative), answer);
  for (const own of crawled.groups) readGroup(display, scopeOf(own.initiative), own);
  for (const overview of crawled.overviews) readOverview(display, scopeOf, overview);
  for (const report of crawled.reports) readReport(display, scopeOf, report);
  // Only now is everything known that an echo may repeat.
  for (const { initiative, answer } of crawled.adoptions) {
    echoesOf(answer, (what) => display.finds.add(what));
    addDerived(display, scopeOf(initiative), answer);
  }
  for (const { purpose, window } of crawled.overviews)
    if (purpose && window) addPurpose(display, window.key, purpose);
  return display;
}

function readAdoption(display: Display, scope: string, answer: Adoption): void {
  const { period, policy, measure, rows } = answer;
  display.periods.set(period.key, { ...period, epoch: answer.asOf ?? '' });
  display.minimumGroup = policy.minimumGroup;
  display.t = policy.t;
  readRows(display, rows, () => ({ scope, period: period.key, measure }));
  for (const low of answer.low) {
    const cell = { department: low.department, persona: low.persona, location: 'ALL' };
    display.say({ scope, period: period.key, measure }, cell, low);
  }
}

function readRows(display: Display, rows: Rows, questionOf: (index: number) => Question): void {
  rows.departments.forEach((department, n) => {
    const cell = { department, persona: rows.personas[n] ?? '', location: rows.locations[n] ?? '' };
    display.say(questionOf(n), cell, boundsOf(rows, n));
  });
}

export function boundsOf(rows: Rows, n: number): Bounds & { readonly status: string } {
  const number = (column: string) => {
    const own = rows[column]?.[n];
    return typeof own === 'number' ? own : null;
  };
  return {
    status: rows.statuses[n] ?? '',
    people: number('people'),
    count: number('counts'),
    countAtMost: number('countsAtMost'),
    countAtLeast: number('countsAtLeast'),
  };
}

function readGroup(
  display: Display,
  scope: string,
  { answer, measure }: About<Group> & { readonly measure: string },
): void {
  const { persona, department, period, row, ladder, series } = answer;
  const cell = { persona, department, location: 'ALL' };
  readRows(display, row, () => ({ scope, period: period.key, measure }));
  for (const step of ladder) {
    if (step.measure !== null) display.say({ scope, period: period.key, measure: step.measure }, cell, step);
    else if (step.people !== null) {
      const name = nameOf(cell);
      const known = display.ground.cells.get(name);
      if (known && known.people === step.people) display.tellGroup(period.key, name, known.atoms);
      else display.finds.add(`unknown ${name} has ${step.people} people, not ${known?.people ?? 0}`);
    }
  }
  series.ends.forEach((end, n) => {
    const status = series.statuses[n] ?? '';
    const people = series.people[n] ?? null;
    // A bound stands in the row; here only that there is one.
    if (status === 'SHOWN') {
      const said = { status, people, count: series.counts[n] ?? null };
      display.say({ scope, period: `28d:${end}`, measure }, cell, said);
    } else if (series.counts[n] !== null)
      display.finds.add(`count in a series of ${department} × ${persona}`);
  });
}

function readOverview(
  display: Display,
  scopeOf: (initiative: string | null) => string,
  { window, initiatives, reach }: Overview,
): void {
  if (window === null) return;
  for (const { key, adoption } of initiatives) {
    if (adoption === null) continue;
    const question = { scope: scopeOf(key), period: window.key, measure: adoption.measure };
    readRows(display, adoption.rows, () => question);
  }
  if (reach === null) return;
  const { rows, measures, departments } = reach;
  readRows(display, rows, (n) => ({ scope: 'all', period: window.key, measure: measures[n] ?? '' }));
  readRows(display, departments, () => ({ scope: 'all', period: window.key, measure: 'ACTIVE' }));
}

function readReport(
  display: Display,
  scopeOf: (initiative: string | null) => string,
  { figures, initiatives, periods }: ReportFacts,
): void {
  const read = (scope: string, own: ReportFacts['figures']) => {
    for (const { measure, period, rows } of own)
      for (const row of rows)
        display.say({ scope, period, measure: measure.toUpperCase() }, { ...row, location: 'ALL' }, row);
  };
  read('all', figures);
  for (const { key, adoption, targets } of initiatives) {
    read(scopeOf(key), adoption);
    for (const { measure, now, before } of targets) {
      const question = { scope: scopeOf(key), measure: measure.toUpperCase() };
      for (const [row, period] of [
        [now, periods.window],
        [before, periods.windowBefore],
      ] as const)
        if (row && period) display.say({ ...question, period }, { ...row, location: 'ALL' }, row);
    }
  }
}
