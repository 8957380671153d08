import type { Adoption, Rows } from './answers.js';

/** What a row may say beside its names, by its status. */
const CODED = ['people', 'baselines', 'paths', 'targets', 'deadlines', 'initiatives', 'declaredAfter'];
const MAY_SAY: Readonly<Record<string, readonly string[]>> = {
  FEWER_THAN_T: [...CODED, 'countsAtMost', 'shortsAtLeast'],
  ALL_BUT_FEWER_THAN_T: [...CODED, 'countsAtLeast', 'shortsAtLeast'],
};
const NAMES = ['personas', 'personaNames', 'departments', 'locations', 'statuses'];
const CLOSE = 1e-9;

/** Whatever repeats or sums up the rows must follow from them; what does not tells more than they do. */
export function echoesOf(answer: Adoption, find: (what: string) => void): void {
  const { rows, period, measure, withheld, spread, low } = answer;
  const where = `${answer.scope} ${period.key} ${measure}`;
  carries(rows, (what) => find(`carries ${where}: ${what}`));
  const hidden = rows.statuses.filter((status) => status === 'HIDDEN').length;
  if (withheld.cells !== hidden) find(`withheld ${where}: ${withheld.cells}, and ${hidden} are hidden`);
  const first = rows.statuses.indexOf('HIDDEN');
  if (first >= 0 && rows.statuses.slice(first).some((status) => status !== 'HIDDEN'))
    find(`order ${where}: a hidden row stands before others`);
  if (spread && spread.atOrOver > spread.withTarget) find(`spread ${where}`);
  for (const [n, own] of low.entries()) {
    const next = low[n + 1];
    if (next && (next.short ?? next.shortAtLeast ?? 0) > (own.short ?? own.shortAtLeast ?? 0))
      find(`order ${where}: the low groups follow something else than what is missing`);
    if (own.status !== 'SHOWN' && (own.rate !== null || own.short !== null))
      find(`carries ${where}: low group ${own.department} × ${own.persona}`);
  }
}

function carries(rows: Rows, find: (what: string) => void): void {
  rows.statuses.forEach((status, n) => {
    if (status === 'SHOWN') {
      follows(rows, n, find);
      return;
    }
    const may = MAY_SAY[status] ?? [];
    for (const [column, values] of Object.entries(rows))
      if (!NAMES.includes(column) && !may.includes(column) && (values[n] ?? null) !== null)
        find(`${status} ${rows.departments[n]} × ${rows.personas[n]} has ${column} ${values[n]}`);
  });
}

/** Rates, gaps and what is missing are made of count, head count and path. */
function follows(rows: Rows, n: number, find: (what: string) => void): void {
  const [people, count, rate, path, gap, short] = [
    'people',
    'counts',
    'rates',
    'paths',
    'gaps',
    'shorts',
  ].map((column) => {
    const own = rows[column]?.[n];
    return typeof own === 'number' ? own : undefined;
  });
  const what = `${rows.departments[n]} × ${rows.personas[n]}`;
  if (people === undefined || count === undefined || rate === undefined)
    find(`${what} is shown without figures`);
  else if (Math.abs(rate - count / people) > CLOSE) find(`${what}: rate ${rate} of ${count} of ${people}`);
  else if (path !== undefined) {
    if (gap !== undefined && Math.abs(gap - (rate - path)) > CLOSE) find(`${what}: gap ${gap}`);
    const missing = Math.max(0, Math.ceil(path * people - CLOSE) - count);
    if (short !== undefined && short !== missing) find(`${what}: short ${short}, not ${missing}`);
  }
}
