import type { Row } from '../../graphql/rows';
import { words } from '../../ui/words';

/** How a cell looks and what it says. Every status has a mark of its own, so none is told by colour alone. */
export interface Cell {
  readonly look:
    | 'u1'
    | 'u2'
    | 'u3'
    | 'same'
    | 'o1'
    | 'o2'
    | 'o3'
    | 'no-target'
    | 'coded'
    | 'hidden'
    | 'nobody'
    | 'no-data'
    | 'not-final'
    | 'no-grain';
  readonly main: string;
  readonly sub: string;
  readonly label: string;
  /** Days are missing: hollow, and worded as a lower bound. */
  readonly hollow: boolean;
  /** Nobody is in the group: there is nothing to open. */
  readonly inert: boolean;
}

export interface CellContext {
  readonly name: string;
  readonly t: number;
  readonly partial: boolean;
  readonly due: string | null;
}

const BINS = [
  { from: 10, step: 3 },
  { from: 5, step: 2 },
  { from: 0, step: 1 },
] as const;

/** Under 5, 5 to 10, from 10 points; as displayed, so that a cell saying 10 is never in the bin below. */
export function binOf(gap: number): 1 | 2 | 3 {
  const points = Number(Math.abs(gap * 100).toFixed(1));
  return BINS.find(({ from }) => points >= from)?.step ?? 1;
}

const blank = { sub: '', hollow: false, inert: false };

function shown(row: Row, { name, partial }: CellContext): Cell {
  const { matrix, aria } = words.adoption;
  const figures = {
    rate: row.rate ?? 0,
    count: row.count ?? 0,
    people: row.people ?? 0,
    low: row.low ?? 0,
    high: row.high ?? 0,
  };
  const rate = words.format.cell(figures.rate);
  const base = { main: partial ? words.format.atLeast(rate) : rate, hollow: partial, inert: false };
  if (row.path === null || row.gap === null)
    return {
      ...base,
      look: 'no-target',
      sub: matrix.of(figures.people),
      label: aria.shown(
        name,
        figures,
        (row.target === null ? aria.noTarget : aria.unread)(figures.people),
        partial,
      ),
    };
  if (row.verdict !== 'BELOW' && row.verdict !== 'ABOVE')
    return {
      ...base,
      look: 'same',
      sub: matrix.unclear,
      label: aria.shown(name, figures, aria.unclear(row.path), partial),
    };
  return {
    ...base,
    look: `${row.verdict === 'BELOW' ? 'u' : 'o'}${binOf(row.gap)}`,
    sub: words.format.points(row.gap),
    label: aria.shown(name, figures, aria.gap(row.gap), partial),
  };
}

export function cellOf(row: Row, context: CellContext): Cell {
  const { matrix, aria } = words.adoption;
  const { name, t } = context;
  switch (row.status) {
    case 'SHOWN':
      return shown(row, context);
    case 'FEWER_THAN_T': {
      const people = row.people ?? 0;
      const sub =
        row.shortAtLeast === null || row.shortAtLeast === 0
          ? matrix.of(people)
          : matrix.shortAtLeast(row.shortAtLeast);
      return {
        ...blank,
        look: 'coded',
        main: matrix.lessThan(t),
        sub,
        label: aria.fewer(name, t, people, row.shortAtLeast === 0 ? null : row.shortAtLeast),
      };
    }
    case 'ALL_BUT_FEWER_THAN_T': {
      const people = row.people ?? 0;
      const bound = row.countAtLeast ?? Math.max(0, people - t + 1);
      return {
        ...blank,
        look: 'coded',
        main: matrix.moreThan(bound),
        sub: matrix.of(people),
        label: aria.allBut(name, bound, people),
      };
    }
    case 'HIDDEN':
      return { ...blank, look: 'hidden', main: '', label: aria.hidden(name) };
    case 'NO_PEOPLE':
      return { ...blank, look: 'nobody', main: matrix.nobody, label: aria.nobody(name), inert: true };
    case 'NO_DATA':
      return { ...blank, look: 'no-data', main: matrix.noData, label: aria.noData(name) };
    case 'NOT_FINAL':
      return {
        ...blank,
        look: 'not-final',
        main: matrix.notFinal,
        sub: context.due === null ? '' : matrix.due(context.due),
        label: aria.notFinal(name, context.due),
      };
    case 'NOT_PUBLISHED_AT_THIS_GRAIN':
      return { ...blank, look: 'no-grain', main: matrix.notPublished, label: aria.notPublished(name) };
  }
}
