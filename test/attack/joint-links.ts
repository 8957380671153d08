import { addDays } from '@takeup/domain';
import type { Display, Question } from './display.js';
import { keyOf } from './display.js';

/** Σ of the greater − Σ of the smaller ≥ 0, of the same people in each question. */
export interface Link {
  readonly greater: readonly string[];
  readonly smaller: readonly string[];
  /** How often the smaller one counts at least in the greater ones; 1 unless said. */
  readonly times?: number;
}

/** Each measure with those that hold everybody in it. */
const WITHIN: Readonly<Record<string, readonly string[]>> = {
  ACTIVE: ['REACHED'],
  CONTRIBUTING: ['ACTIVE'],
  HABITUAL: ['ACTIVE'],
};

/**
 * What must hold between the questions of one epoch, whoever did what: a longer period holds a shorter one, and is held
 * by those that cover it; a measure holds the next; connections hold some of them, and are held by sets that make them up;
 * whoever is habitual is active in three weeks of four, so in one of any two; whoever counts in two sets of connections counts
 * in what they share or in both, and is reached in both where he is active in both.
 */
export function linksOf(display: Display, questions: readonly Question[]): readonly Link[] {
  const known = new Set(questions.map(keyOf));
  return questions.flatMap((question) => [
    ...(question.measure === 'HABITUAL' ? [] : periodLinks(display, question, known)),
    ...(question.measure === 'HABITUAL' ? habitLinks(display, question, known) : []),
    ...(WITHIN[question.measure] ?? []).flatMap((measure) =>
      below(question, { ...question, measure }, known),
    ),
    ...scopesBeside(display, question, known).flatMap((scope) =>
      isWithin(display, question.scope, scope) ? below(question, { ...question, scope }, known) : [],
    ),
    ...(question.measure === 'HABITUAL' ? [] : sourceLinks(display, question, known)),
    ...(question.measure === 'HABITUAL' ? [] : overlapLinks(display, question, known)),
  ]);
}

const scopesOf = ({ questions }: Display): readonly string[] => [
  ...new Set([...questions.values()].map(({ scope }) => scope)),
];

/** Other sets of connections of which the same is told. */
const scopesBeside = (display: Display, question: Question, known: ReadonlySet<string>) =>
  scopesOf(display).filter((scope) => scope !== question.scope && known.has(keyOf({ ...question, scope })));

const connectionsOf = ({ connections }: Display, scope: string) =>
  scope === 'all' ? connections : scope.split('+');

function isWithin(display: Display, part: string, whole: string): boolean {
  if (part === 'all' || whole === 'all') return whole === 'all';
  const own = connectionsOf(display, whole);
  return connectionsOf(display, part).every((connection) => own.includes(connection));
}

/** More sets of connections than these together say hardly more. */
const MOST_SETS = 5;

/**
 * Whoever took part took part on one of the connections: a set of them counts at most what sets that hold all of it count
 * together, however those overlap. Habits are of several weeks, which may be of one connection each.
 */
function sourceLinks(display: Display, question: Question, known: ReadonlySet<string>): readonly Link[] {
  const own = connectionsOf(display, question.scope);
  if (own.length === 0) return [];
  const holds = (scopes: readonly string[]) =>
    own.every((connection) => scopes.some((scope) => connectionsOf(display, scope).includes(connection)));
  // Where nobody tells who reads, the reached are the active.
  const keyIn = (scope: string) =>
    [question.measure, ...(question.measure === 'REACHED' ? ['ACTIVE'] : [])]
      .map((measure) => keyOf({ ...question, scope, measure }))
      .find((key) => known.has(key));
  const parts = scopesOf(display).filter(
    (scope) => scope !== 'all' && scope !== question.scope && keyIn(scope) !== undefined,
  );
  const grow = (taken: readonly string[], left: readonly string[]): readonly (readonly string[])[] =>
    holds(taken)
      ? [taken]
      : taken.length === MOST_SETS
        ? []
        : left.flatMap((scope, n) => grow([...taken, scope], left.slice(n + 1)));
  return grow([], parts).map((scopes) => ({
    greater: scopes.map((scope) => keyIn(scope) ?? ''),
    smaller: [keyOf(question)],
  }));
}

/** Measures that hold everybody of one. */
const wider = (measure: string): readonly string[] =>
  (WITHIN[measure] ?? []).flatMap((own) => [own, ...wider(own)]);

/** Of a set of connections, and of two that make it up. */
function overlapLinks(display: Display, question: Question, known: ReadonlySet<string>): readonly Link[] {
  const own = connectionsOf(display, question.scope);
  const sets = scopesBeside(display, question, known)
    .map((scope) => ({ scope, connections: connectionsOf(display, scope) }))
    .filter(({ connections }) => connections.every((connection) => own.includes(connection)));
  const at = (scope: string, measure = question.measure) => keyOf({ ...question, scope, measure });
  return sets.flatMap((one, n) =>
    sets.slice(n + 1).flatMap((two): readonly Link[] => {
      if (new Set([...one.connections, ...two.connections]).size !== own.length) return [];
      const shared = one.connections.filter((connection) => two.connections.includes(connection));
      const both = sets.find(({ connections }) => isSame(connections, shared));
      if (shared.length > 0)
        return both === undefined
          ? []
          : [{ greater: [at(one.scope), at(two.scope)], smaller: [at(question.scope), at(both.scope)] }];
      return wider(question.measure).flatMap((measure): readonly Link[] => {
        const link = {
          greater: [at(question.scope), at(one.scope, measure), at(two.scope, measure)],
          smaller: [at(one.scope), at(two.scope), at(question.scope, measure)],
        };
        return [...link.greater, ...link.smaller].every((key) => known.has(key)) ? [link] : [];
      });
    }),
  );
}

const isSame = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((own) => others.includes(own));

function below(smaller: Question, greater: Question, known: ReadonlySet<string>): readonly Link[] {
  return known.has(keyOf(greater)) ? [{ greater: [keyOf(greater)], smaller: [keyOf(smaller)] }] : [];
}

function periodLinks(display: Display, question: Question, known: ReadonlySet<string>): readonly Link[] {
  const own = display.periods.get(question.period);
  if (own === undefined) return [];
  const others = [...display.periods].filter(
    ([key]) => key !== question.period && known.has(keyOf({ ...question, period: key })),
  );
  const at = (period: string) => keyOf({ ...question, period });
  const around = others.filter(([, span]) => holdsSpan(span, own));
  // What holds a period that holds this one needs no link of its own.
  const nearest = around.filter(([key, span]) =>
    around.every(([other, inner]) => other === key || !holdsSpan(span, inner)),
  );
  return [
    ...nearest.map(([key]): Link => ({ greater: [at(key)], smaller: [keyOf(question)] })),
    ...coversOf(own, others).map((cover): Link => ({ greater: cover.map(at), smaller: [keyOf(question)] })),
  ];
}

type Span = { readonly from: string; readonly to: string };

/** Sets of other periods whose days together hold all of one's, none of them idle: from the left, each way on. */
function coversOf(own: Span, others: readonly (readonly [string, Span])[]): readonly (readonly string[])[] {
  const useful = others.filter(
    ([, span]) => span.from <= own.to && span.to >= own.from && !holdsSpan(span, own),
  );
  const grow = (day: string, taken: readonly string[]): readonly (readonly string[])[] => {
    if (day > own.to) return [taken];
    return useful
      .filter(([key, { from, to }]) => !taken.includes(key) && from <= day && to >= day)
      .flatMap(([key, { to }]) => grow(addDays(to, 1), [...taken, key]));
  };
  const covers = grow(own.from, []);
  return covers.filter(
    (cover) =>
      !covers.some((other) => other.length < cover.length && other.every((key) => cover.includes(key))),
  );
}

const holdsSpan = (outer: Span, inner: Span) => outer.from <= inner.from && outer.to >= inner.to;

/** Active in at least three of the window's four weeks, whatever further connections those count. */
function habitLinks(display: Display, question: Question, known: ReadonlySet<string>): readonly Link[] {
  const own = display.periods.get(question.period);
  const scopes = [
    question.scope,
    ...scopesOf(display).filter(
      (scope) => scope !== question.scope && isWithin(display, question.scope, scope),
    ),
  ];
  const weeks = [...display.periods].flatMap(([period, { kind, from, to }]) => {
    if (own === undefined || kind !== 'WEEK' || from < own.from || to > own.to) return [];
    const keys = scopes.map((scope) => keyOf({ ...question, scope, period, measure: 'ACTIVE' }));
    return keys.filter((key) => known.has(key)).slice(0, 1);
  });
  const smaller = [keyOf(question)];
  return [
    ...(weeks.length === 4 ? [{ greater: weeks, smaller, times: 3 }] : []),
    ...weeks.flatMap((one, n) => weeks.slice(n + 1).map((two): Link => ({ greater: [one, two], smaller }))),
  ];
}
