import type { Content } from 'pdfmake/interfaces.js';
import { INK, SIGN_INK, SIGN_TEXT, partsOf } from '../draw/ink.js';
import type { SignedLine } from '../model/report.js';

/** Left, top, right, bottom; in points, as all lengths here. */
export type Margin = [number, number, number, number];

export const WIDE = 499;
const HALF = 238;
const GUTTER = 23;

export function heading(text: string) {
  return { text, bold: true, fontSize: 10, margin: [0, 12, 0, 5] as Margin };
}

export function twoOf(left: readonly Content[], right: readonly Content[]): Content {
  return {
    unbreakable: true,
    columns: [
      { width: HALF, stack: [...left] },
      { width: HALF, stack: [...right] },
    ],
    columnGap: GUTTER,
  };
}

export function lineOf({ sign, text }: SignedLine): Content {
  return {
    columns: [
      {
        width: 10,
        text: sign === null ? '' : SIGN_TEXT[sign],
        color: sign === null ? INK.ink : SIGN_INK[sign],
      },
      { width: '*', ...rich(text, {}) },
    ],
    columnGap: 4,
    margin: [0, 0, 0, 4],
  };
}

interface Set {
  readonly fontSize?: number;
  readonly margin?: Margin;
}

export function rich(source: string, set: Set) {
  const text = partsOf(source).map((part) =>
    part.strong ? { text: part.text, bold: true, color: INK.ink } : { text: part.text },
  );
  return { text, color: INK.ink2, ...set };
}

export function rule(lineWidth: number, lineColor: string): Content {
  return {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: WIDE, y2: 0, lineWidth, lineColor }],
    margin: [0, 0, 0, 8],
  };
}
