import { en } from '@takeup/words';
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { INK, SIGN_INK, SIGN_TEXT } from '../draw/ink.js';
import { rungsSvg } from '../draw/svg.js';
import type { PositionRow, Report } from '../model/report.js';
import type { Margin } from './pieces.js';
import { heading, rich, rule } from './pieces.js';

const words = en.report;

export function openingOf({ organisation, title, meta, verdict }: Report): readonly Content[] {
  return [
    {
      columns: [
        { text: en.shell.product, bold: true, fontSize: 10 },
        { text: organisation, alignment: 'right', color: INK.ink3, fontSize: 8 },
      ],
    },
    { text: title, bold: true, fontSize: 19, margin: [0, 14, 0, 4] },
    { text: meta.join(' · '), fontSize: 8, color: INK.ink3, margin: [0, 0, 0, 8] },
    rule(1.4, INK.ink),
    ...verdict.map((own) => rich(own, { fontSize: 10.5, margin: [0, 0, 0, 6] })),
  ];
}

export function positionTable({ position, columns }: Report): readonly Content[] {
  const head = heading(words.sections.position);
  if (position.length === 0) return [head, { text: words.noInitiative, color: INK.ink2 }];
  const { measure, baseline, range, path, target, against, evidence } = words.columns;
  const titles = [
    measure,
    baseline,
    columns.before,
    `${columns.now}\n${range}`,
    path,
    target,
    against,
    evidence,
  ];
  const body: TableCell[][] = [
    titles.map((text, i) => ({
      text,
      color: INK.ink3,
      fontSize: 7.5,
      alignment: i > 0 && i < 6 ? 'right' : 'left',
    })),
    ...position.flatMap(({ initiative, rows }): TableCell[][] => [
      [
        { text: initiative, bold: true, colSpan: 8, margin: [0, 5, 0, 0] },
        ...Array.from({ length: 7 }, () => ''),
      ],
      ...rows.map(rowOf),
    ]),
  ];
  return [
    head,
    {
      table: { headerRows: 1, dontBreakRows: true, widths: [112, 36, 42, 46, 40, 56, 72, '*'], body },
      layout: LINES,
      fontSize: 8,
    },
  ];
}

const LINES = {
  hLineWidth: (line: number) => (line === 0 ? 0 : 0.6),
  vLineWidth: () => 0,
  hLineColor: () => INK.rule2,
  paddingLeft: () => 0,
  paddingRight: () => 6,
  paddingTop: () => 3,
  paddingBottom: () => 2,
};

function rowOf({ name, sign, against, grade, evidence, ...own }: PositionRow): TableCell[] {
  const figure = (text: string, below: string, bold = false): TableCell => ({
    alignment: 'right',
    stack: [{ text, bold }, ...(below === '' ? [] : [{ text: below, fontSize: 7, color: INK.ink3 }])],
  });
  return [
    name,
    ...[figure(own.baseline, ''), figure(own.before, ''), figure(own.now, own.range, true)],
    ...[figure(own.path, own.pathOn), figure(own.target, own.by)],
    { text: `${SIGN_TEXT[sign]} ${against}`, color: SIGN_INK[sign] },
    {
      stack: [
        ...(grade === null ? [] : [{ svg: rungsSvg(grade), width: 26, margin: [0, 0, 0, 3] as Margin }]),
        { text: evidence, fontSize: 7, color: INK.ink3 },
      ],
    },
  ];
}
