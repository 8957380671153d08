import type { Bounds, PeriodAnswer } from './answers.js';
import type { CellName, Ground } from './ground.js';
import { nameOf } from './ground.js';

/** One measure in one period over one set of connections. */
export interface Question {
  readonly scope: string;
  readonly period: string;
  readonly measure: string;
}

export const keyOf = ({ scope, period, measure }: Question) => `${scope} ${period} ${measure}`;

/** What one cell says in one question. */
export interface Figure {
  readonly status: string;
  readonly people: number | null;
  readonly low: number;
  readonly high: number;
}

/** Something said of a group that no single row says. */
export interface Sum {
  readonly question: Question;
  readonly atoms: readonly number[];
  readonly low: number;
  readonly high: number;
  readonly source: string;
}

/** Nothing is there to be told; which of them is a matter of words. */
const SILENT = ['NO_PEOPLE', 'NO_DATA', 'NOT_PUBLISHED_AT_THIS_GRAIN', 'NOT_FINAL'];
export const TOLD = ['SHOWN', 'FEWER_THAN_T', 'ALL_BUT_FEWER_THAN_T'];

/** All that one token was told, put together. What does not fit together is a find by itself. */
export class Display {
  readonly questions = new Map<string, Question>();
  readonly figures = new Map<string, Map<string, Figure>>();
  /** Published periods, each with the day whose roster counts it. */
  readonly periods = new Map<
    string,
    Pick<PeriodAnswer, 'from' | 'to' | 'kind'> & { readonly epoch: string }
  >();
  readonly sums: Sum[] = [];
  /** By epoch: groups of which a head count or any other number was told. */
  readonly groups = new Map<string, Map<string, readonly number[]>>();
  readonly finds = new Set<string>();
  /** All of which anything came, as the sources tell; empty where they are not told. */
  connections: readonly string[] = [];
  minimumGroup = 10;
  t = 2;

  constructor(readonly ground: Ground) {}

  say(question: Question, cell: CellName, said: Bounds & { readonly status: string }): void {
    const name = nameOf(cell);
    const figure = figureOf(said);
    const key = keyOf(question);
    this.questions.set(key, question);
    const own = this.figures.get(key) ?? new Map<string, Figure>();
    this.figures.set(key, own);
    const before = own.get(name);
    if (before && JSON.stringify(before) !== JSON.stringify(figure))
      this.finds.add(`G4 ${key}: ${name} is ${JSON.stringify(before)} and ${JSON.stringify(figure)}`);
    own.set(name, figure);
    if (!TOLD.includes(figure.status)) return;
    const known = this.ground.cells.get(name);
    if (known === undefined || known.people !== figure.people)
      this.finds.add(`unknown ${key}: ${name} has ${figure.people} people, not ${known?.people ?? 0}`);
    else this.tellGroup(question.period, name, known.atoms);
  }

  tellGroup(period: string, name: string, atoms: readonly number[]): void {
    const epoch = this.periods.get(period)?.epoch ?? '';
    const own = this.groups.get(epoch) ?? new Map<string, readonly number[]>();
    this.groups.set(epoch, own.set(name, atoms));
  }

  add(sum: Sum): void {
    this.questions.set(keyOf(sum.question), sum.question);
    this.sums.push(sum);
  }

  figure(question: Question, cell: CellName): Figure | undefined {
    return this.figures.get(keyOf(question))?.get(nameOf(cell));
  }

  count(): number {
    return [...this.figures.values()].reduce((sum, own) => sum + own.size, 0);
  }

  hidden(): number {
    const all = [...this.figures.values()].flatMap((own) => [...own.values()]);
    return all.filter(({ status }) => status === 'HIDDEN').length;
  }
}

function figureOf({
  status,
  people = null,
  count,
  countAtMost,
  countAtLeast,
}: Bounds & { readonly status: string }) {
  const most = people ?? Infinity;
  if (status === 'SHOWN') return { status, people, low: count ?? 0, high: count ?? most };
  if (status === 'FEWER_THAN_T') return { status, people, low: 0, high: countAtMost ?? most };
  if (status === 'ALL_BUT_FEWER_THAN_T') return { status, people, low: countAtLeast ?? 0, high: most };
  return { status: SILENT.includes(status) ? 'SILENT' : status, people, low: 0, high: most };
}
