import type { ChartMark, ReportChart, SourceStrip } from '../model/report.js';
import { DAY_BARS, INK } from './ink.js';

export function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const SHAPES: Readonly<Record<ChartMark['kind'], string>> = {
  grid: `fill="none" stroke="${INK.grid}" stroke-width="1"`,
  band: `fill="${INK.band}" stroke="none"`,
  path: `fill="none" stroke="${INK.path}" stroke-width="1.2" stroke-dasharray="4 3"`,
  target: `fill="none" stroke="${INK.path}" stroke-width="0.8" stroke-dasharray="1 3"`,
  event: `fill="none" stroke="${INK.rule2}" stroke-width="1" stroke-dasharray="2 2"`,
  line: `fill="none" stroke="${INK.ink}" stroke-width="1.6" stroke-linejoin="round"`,
  dot: `fill="${INK.ink}" stroke="none"`,
  tick: `fill="${INK.ink3}" font-size="8.5"`,
  label: `fill="${INK.ink2}" font-size="9"`,
  strong: `fill="${INK.ink}" font-size="9" font-weight="bold"`,
};

const HEAD = 'xmlns="http://www.w3.org/2000/svg"';

/** A chart as SVG that needs no style sheet: the same drawing on paper and on a page. */
export function chartSvg({ width, height, label, marks }: ReportChart): string {
  const title = escapeText(label);
  return (
    `<svg ${HEAD} width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}" font-family="Inter">` +
    marks.map(markSvg).join('') +
    '</svg>'
  );
}

function markSvg({ kind, d, x, y, anchor, text }: ChartMark): string {
  if (d !== null) return d === '' ? '' : `<path d="${d}" ${SHAPES[kind]}/>`;
  return `<text x="${x}" y="${y}" text-anchor="${anchor ?? 'start'}" ${SHAPES[kind]}>${escapeText(text ?? '')}</text>`;
}

const [BAR, STEP, TALL] = [3, 4.2, 9];

/** A month of a source, a bar a day. */
export function stripSvg({ marks, label }: SourceStrip): string {
  const width = marks.length * STEP;
  const bars = marks.map((mark, i) => {
    const { share, filled } = DAY_BARS[mark];
    const tall = TALL * share;
    const at = `x="${(i * STEP + 0.4).toFixed(1)}" y="${(TALL - tall + 0.5).toFixed(1)}" width="${BAR}" height="${tall.toFixed(1)}"`;
    return filled
      ? `<rect ${at} fill="${INK.ink2}"/>`
      : `<rect ${at} fill="${INK.paper}" stroke="${INK.hatch}" stroke-width="0.7"/>`;
  });
  return `<svg ${HEAD} width="${width.toFixed(1)}" height="${TALL + 1}" viewBox="0 0 ${width.toFixed(1)} ${TALL + 1}" role="img" aria-label="${escapeText(label)}">${bars.join('')}</svg>`;
}

/** Five rising bars, filled up to the grade; the words stand beside it. */
export function rungsSvg(grade: number): string {
  const bars = [1, 2, 3, 4, 5].map((rung) => {
    const tall = 2 + rung * 1.4;
    const filled = rung <= grade;
    return `<rect x="${(rung - 1) * 5 + 0.5}" y="${(9.5 - tall).toFixed(1)}" width="3.4" height="${tall.toFixed(1)}" fill="${filled ? INK.ink : INK.paper}" stroke="${filled ? INK.ink : INK.rule2}" stroke-width="0.7"/>`;
  });
  return `<svg ${HEAD} width="26" height="10" viewBox="0 0 26 10" aria-hidden="true">${bars.join('')}</svg>`;
}
