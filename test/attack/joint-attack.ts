import type { Column, Row, Solver, Term } from '@takeup/disclosure';
import { blocksOf } from './blocks.js';
import type { Display, Question } from './display.js';
import { keyOf } from './display.js';
import { linksOf } from './joint-links.js';
import { lifeSearches } from './life-attack.js';
import { soughtIn, toldIn, toldQuestions } from './told-counts.js';
import type { Searched } from './worlds.js';
import { WorldSearch, describeNarrow } from './worlds.js';

/** So many are told of by name; more of them take long and say no more. */
const MOST_NARROW = 8;

/**
 * How much is reckoned with at once: each question by itself, all of a period, also a measure over the periods of an epoch, all of an
 * epoch; or beside all of a period what windows, weeks and months tell of the same days, exactly.
 */
export const JOINTLY = ['off', 'period', 'parts', 'whole', 'lives'] as const;
export type Joint = (typeof JOINTLY)[number];

/**
 * G3: whether a hidden count can be told too closely over all worlds that fit the answers, with what must hold between them.
 * Of questions that tell nothing too closely together none does by itself; of others it is found out which do.
 */
export async function attackCounts(display: Display, joint: Joint, solver: Solver): Promise<Searched> {
  const questions = toldQuestions(display);
  const found = { narrow: new Set<string>(), programmes: 0, failures: 0 };
  const isNarrow = (some: readonly Question[]) =>
    isNarrowIn(searchOf(display, some, solver), some.length > 1 ? MOST_NARROW : Infinity);
  const isNarrowIn = async (search: WorldSearch, most: number) => {
    await search.widenTogether();
    const narrow = await search.widenEach(most);
    for (const sought of narrow) found.narrow.add(describeNarrow(sought));
    found.programmes += search.programmes;
    found.failures += search.failures;
    return narrow.length > 0 || search.failures > 0;
  };
  const byPeriod = joint === 'off' ? [] : groupsOf(questions, ({ period }) => [period]);
  const open = [];
  for (const own of byPeriod) if (await isNarrow(own)) open.push(own);
  for (const question of joint === 'off' ? questions : open.filter((own) => own.length > 1).flat())
    await isNarrow([question]);
  for (const own of groupsOf(questions, (question) => widerParts(display, question, joint)))
    if (own.length > 1) await isNarrow(own);
  const { searches, tooLarge } =
    joint === 'lives' ? lifeSearches(display, solver) : { searches: [], tooLarge: 0 };
  for (const search of searches) await isNarrowIn(search, MOST_NARROW);
  return { ...found, narrow: [...found.narrow], tooLarge };
}

/** What a question is reckoned with beyond its period: whatever parts of the answers tell, the answers tell. */
function widerParts(display: Display, { scope, period, measure }: Question, joint: Joint): readonly string[] {
  const epoch = display.periods.get(period)?.epoch ?? '';
  if (epoch === '') return [];
  // Habits are of active weeks.
  const series = `${epoch} ${scope} ${measure === 'HABITUAL' ? 'ACTIVE' : measure}`;
  if (joint === 'parts') return [series];
  return joint === 'whole' ? [series, epoch] : [];
}

function groupsOf(
  questions: readonly Question[],
  keysOf: (question: Question) => readonly string[],
): readonly (readonly Question[])[] {
  const groups = new Map<string, Question[]>();
  for (const question of questions)
    for (const key of keysOf(question)) groups.set(key, [...(groups.get(key) ?? []), question]);
  return [...groups.values()];
}

function searchOf(display: Display, questions: readonly Question[], solver: Solver): WorldSearch {
  const { ground } = display;
  const told = questions.map((question) => toldIn(display, question));
  const sought = questions.map((question) => soughtIn(display, question));
  const blocks = blocksOf(
    ground.atoms.length,
    [...told, ...sought].flat().map(({ atoms }) => atoms),
  );
  const sizes = blocks.members.map((own) => ground.people(own));
  const first = new Map(questions.map((question, n) => [keyOf(question), n * sizes.length]));
  const at = (key: string, block: number) => (first.get(key) ?? 0) + block;
  const columnsOf = (n: number, atoms: readonly number[]) =>
    blocks.of(atoms).map((block) => n * sizes.length + block);
  const columns = questions.flatMap(() =>
    sizes.map((people): Column => ({ lower: 0, upper: people, integer: false })),
  );
  const rows = told.flatMap((all, n) =>
    all.map(({ atoms, low, high }): Row => ({
      lower: low,
      upper: high,
      terms: columnsOf(n, atoms).map((column): Term => [column, 1]),
    })),
  );
  const links = linksOf(display, questions).flatMap(({ greater, smaller, times = 1 }) =>
    sizes.map((_, block): Row => ({
      lower: 0,
      upper: Infinity,
      terms: [
        ...greater.map((key): Term => [at(key, block), 1]),
        ...smaller.map((key): Term => [at(key, block), -times]),
      ],
    })),
  );
  const parts = sought.flatMap((all, n) =>
    all.map(({ name, atoms, need }) => ({
      sought: { name: questions.length > 1 ? `jointly ${name}` : name, need, low: Infinity, high: -Infinity },
      columns: columnsOf(n, atoms),
    })),
  );
  return new WorldSearch({ columns, rows: [...rows, ...links] }, parts, solver);
}
