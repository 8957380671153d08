import type { Measure } from '../../graphql/generated/graphql';
import type { Row } from '../../graphql/rows';
import type { GlyphKind } from '../../ui/Glyph';
import { words } from '../../ui/words';

export interface Headline {
  readonly glyph: GlyphKind | null;
  readonly text: string;
}

export interface HeadlineContext {
  readonly measure: Measure;
  readonly t: number;
  readonly partial: boolean;
  readonly minimum: number;
  readonly due: string | null;
}

function shown(row: Row, { measure, partial }: HeadlineContext): Headline {
  const say = words.group;
  const [rate, low, high] = [row.rate ?? 0, row.low ?? 0, row.high ?? 0];
  const n = say.of(row.count ?? 0, row.people ?? 0);
  const late = row.declaredAfter === true ? ` ${say.declaredAfter}` : '';
  if (row.path === null || row.gap === null)
    return {
      glyph: null,
      text: `${say.headline(measure, rate, null, partial)} ${n} ${(row.target === null ? say.noTarget : say.unread)(low, high)}`,
    };
  const short = row.short !== null && row.short > 0 ? ` ${say.short(row.short)}` : '';
  if (row.verdict === 'BELOW')
    return {
      glyph: 'under',
      text: `${say.headline(measure, rate, row.gap, partial)} ${n} ${say.below(low, high, row.path)}${short}${late}`,
    };
  if (row.verdict === 'ABOVE')
    return {
      glyph: 'over',
      text: `${say.headline(measure, rate, row.gap, partial)} ${n} ${say.above(low, high, row.path)}${late}`,
    };
  const unclear = partial ? say.partialUnclear(low, high, row.path) : say.unclear(low, high, row.path);
  return { glyph: 'same', text: `${say.headlineUnclear(measure, rate, partial)} ${n} ${unclear}${late}` };
}

/** What can be said of one group, by its status. Never more than the row carries. */
export function headlineOf(row: Row, context: HeadlineContext): Headline {
  const say = words.group;
  switch (row.status) {
    case 'SHOWN':
      return shown(row, context);
    case 'FEWER_THAN_T':
      return {
        glyph: null,
        text: `${say.fewer(context.measure, context.t, row.people ?? 0)}${row.shortAtLeast === null || row.shortAtLeast === 0 ? '' : ` ${say.fewerShort(row.shortAtLeast)}`}`,
      };
    case 'ALL_BUT_FEWER_THAN_T':
      return { glyph: null, text: say.allBut(context.measure, context.t, row.people ?? 0) };
    case 'HIDDEN':
      return { glyph: null, text: say.hidden(context.minimum) };
    case 'NO_PEOPLE':
      return { glyph: null, text: say.nobody };
    case 'NO_DATA':
      return { glyph: null, text: say.noData };
    case 'NOT_FINAL':
      return { glyph: null, text: say.notFinal(context.due) };
    case 'NOT_PUBLISHED_AT_THIS_GRAIN':
      return { glyph: null, text: say.notPublished };
  }
}
