import { en } from '@takeup/words';
import type { Content } from 'pdfmake/interfaces.js';
import { INK } from '../draw/ink.js';
import { chartSvg, stripSvg } from '../draw/svg.js';
import type { Report } from '../model/report.js';
import { WIDE, heading, lineOf, rich, rule, twoOf } from './pieces.js';

const words = en.report;

/** Changes beside goalposts, data beside signatures. */
export function sectionsOf(report: Report): readonly Content[] {
  const { monthBefore, changed, goalposts, days, strips, coverage, withheld, signOff } = report;
  return [
    twoOf(
      [heading(words.sections.changed(monthBefore)), ...changed.map(lineOf)],
      [heading(words.sections.goalposts), ...goalposts.map(lineOf)],
    ),
    twoOf(
      [
        heading(words.sections.coverage(days)),
        ...strips.map((strip): Content => ({
          columns: [
            { text: strip.title, width: 66, fontSize: 8 },
            { svg: stripSvg(strip), width: 128 },
            { text: strip.of, alignment: 'right', fontSize: 8, width: '*' },
          ],
          columnGap: 4,
          margin: [0, 0, 0, 4],
        })),
        ...[...coverage, withheld].map((own) => rich(own, { margin: [0, 2, 0, 2] })),
      ],
      [
        heading(words.sections.signOff),
        ...signOff.map(({ role, state }): Content => ({
          columns: [{ text: role, width: 90, color: INK.ink3 }, state],
          margin: [0, 0, 0, 2],
        })),
        { text: words.signOff.note, fontSize: 8, color: INK.ink3, margin: [0, 4, 0, 0] },
      ],
    ),
  ];
}

export function chartsOf({ charts }: Report): readonly Content[] {
  if (charts.length === 0) return [];
  return [
    heading(words.sections.charts),
    { text: words.chart.legend, fontSize: 8, color: INK.ink3, margin: [0, 0, 0, 6] },
    ...charts.map((chart): Content => ({
      unbreakable: true,
      stack: [
        { text: chart.name, bold: true, fontSize: 8.5 },
        { svg: chartSvg(chart), width: WIDE },
        ...(chart.gaps === null ? [] : [rich(chart.gaps, { margin: [0, 2, 0, 0] })]),
      ],
      margin: [0, 0, 0, 8],
    })),
  ];
}

export function sealOf({ definitions, sha256, previous }: Report): readonly Content[] {
  const { seal } = words;
  return [
    heading(words.sections.definitions),
    ...definitions.map(({ term, text }): Content => ({
      text: [
        { text: `${term}: `, bold: true },
        { text, color: INK.ink2 },
      ],
      fontSize: 8,
      margin: [0, 0, 0, 3],
    })),
    {
      unbreakable: true,
      margin: [0, 10, 0, 0],
      stack: [
        rule(0.6, INK.rule2),
        {
          text: [{ text: `${seal.sha256}  `, bold: true }, seal.grouped(sha256)],
          fontSize: 7.5,
          color: INK.ink2,
        },
        {
          text: [
            { text: `${seal.previous}  `, bold: true },
            previous === null ? seal.first : seal.grouped(previous),
          ],
          fontSize: 7.5,
          color: INK.ink2,
        },
        { ...rich(seal.how, { fontSize: 7.5 }), color: INK.ink3 },
      ],
    },
  ];
}
