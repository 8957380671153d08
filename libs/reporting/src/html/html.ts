import type { SealedEdition } from '@takeup/domain';
import { en } from '@takeup/words';
import { SIGN_TEXT, partsOf } from '../draw/ink.js';
import { chartSvg, escapeText, rungsSvg, stripSvg } from '../draw/svg.js';
import { reportOf } from '../model/report-of.js';
import type { PositionRow, Report, Sign, SignedLine } from '../model/report.js';
import { STYLE } from './style.js';

const words = en.report;

/** The report as one page that stands alone: no script, nothing fetched, printed as A4. */
export function reportHtml(edition: SealedEdition): string {
  const report = reportOf(edition);
  const { title, organisation, meta, verdict } = report;
  const body = [
    `<div class="top"><b>${text(en.shell.product)}</b><span>${text(organisation)}</span></div>`,
    `<h1>${text(title)}</h1><p class="meta">${text(meta.join(' · '))}</p>`,
    `<section class="verdict" aria-label="${text(words.sections.verdict)}">${verdict.map(paragraph).join('')}</section>`,
    position(report),
    `<div class="two">`,
    section(words.sections.changed(report.monthBefore), lines(report.changed)),
    section(words.sections.goalposts, lines(report.goalposts)),
    section(words.sections.coverage(report.days), coverage(report)),
    section(words.sections.signOff, signOff(report)),
    `</div>`,
    charts(report),
    section(words.sections.definitions, definitions(report)),
    seal(report),
  ];
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${text(`${title}, ${organisation}`)}</title><style>${STYLE}</style></head>
<body><main>
${body.join('\n')}
</main></body></html>
`;
}

const text = escapeText;

function rich(source: string): string {
  return partsOf(source)
    .map((part) => (part.strong ? `<b>${text(part.text)}</b>` : text(part.text)))
    .join('');
}

const paragraph = (source: string) => `<p>${rich(source)}</p>`;

function section(title: string, content: string): string {
  return content === '' ? '' : `<section><h2>${text(title)}</h2>${content}</section>`;
}

function position({ position: groups, columns, month }: Report): string {
  const { measure, baseline, range, path, target, against, evidence } = words.columns;
  const head = [measure, baseline, columns.before, columns.now, path, target, against, evidence];
  const cells = head.map((name, i) => {
    const small = i === 3 ? `<small>${text(range)}</small>` : '';
    return `<th scope="col"${i > 0 && i < 6 ? ' class="r"' : ''}>${text(name)}${small}</th>`;
  });
  const bodies = groups.map(
    ({ initiative, rows }) =>
      `<tbody><tr><th scope="rowgroup" colspan="${head.length}">${text(initiative)}</th></tr>${rows.map(row).join('')}</tbody>`,
  );
  const content =
    groups.length === 0
      ? `<p>${text(words.noInitiative)}</p>`
      : `<div class="wide"><table><caption>${text(words.page.columns(month))}</caption><thead><tr>${cells.join('')}</tr></thead>${bodies.join('')}</table></div>`;
  return section(words.sections.position, content);
}

function row({ name, grade, evidence, sign, against, ...own }: PositionRow): string {
  const figure = (value: string, below: string, strong = false) =>
    `<td class="r">${strong ? `<b>${text(value)}</b>` : text(value)}${below === '' ? '' : `<small>${text(below)}</small>`}</td>`;
  return [
    `<tr><th scope="row">${text(name)}</th>`,
    ...[figure(own.baseline, ''), figure(own.before, ''), figure(own.now, own.range, true)],
    ...[figure(own.path, own.pathOn), figure(own.target, own.by)],
    `<td class="${sign}">${signed(sign)} ${text(against)}</td>`,
    `<td>${grade === null ? '' : `${rungsSvg(grade)} `}<small>${text(evidence)}</small></td></tr>`,
  ].join('');
}

const signed = (sign: Sign) => `<span aria-hidden="true">${SIGN_TEXT[sign]}</span>`;

function lines(all: readonly SignedLine[]): string {
  const items = all.map(({ sign, text: own }) =>
    sign === null
      ? `<li>${rich(own)}</li>`
      : `<li><i class="${sign}" aria-hidden="true">${SIGN_TEXT[sign]}</i>${rich(own)}</li>`,
  );
  return `<ul>${items.join('')}</ul>`;
}

function coverage({ strips, coverage: notes, withheld }: Report): string {
  const rows = strips.map(
    (strip) =>
      `<div class="strip"><span>${text(strip.title)}</span>${stripSvg(strip)}<span>${text(strip.of)}</span></div>`,
  );
  return `${rows.join('')}${[...notes, withheld].map(paragraph).join('')}`;
}

function signOff({ signOff: roles }: Report): string {
  const rows = roles.map(({ role, state }) => `<dt>${text(role)}</dt><dd>${text(state)}</dd>`);
  return `<dl class="sign">${rows.join('')}</dl><p class="dek">${text(words.signOff.note)}</p>`;
}

function charts({ charts: all }: Report): string {
  if (all.length === 0) return '';
  const figures = all.map(
    (chart) =>
      `<figure><figcaption>${text(chart.name)}</figcaption>${chartSvg(chart)}${chart.gaps === null ? '' : paragraph(chart.gaps)}</figure>`,
  );
  return section(words.sections.charts, `<p class="dek">${text(words.chart.legend)}</p>${figures.join('')}`);
}

function definitions({ definitions: all }: Report): string {
  return `<dl>${all.map((own) => `<dt>${text(own.term)}</dt><dd>${text(own.text)}</dd>`).join('')}</dl>`;
}

function seal({ sha256, previous }: Report): string {
  const before = previous === null ? words.seal.first : words.seal.grouped(previous);
  return `<footer class="seal"><p><b>${text(words.seal.sha256)}</b> <code>${words.seal.grouped(sha256)}</code></p><p><b>${text(words.seal.previous)}</b> <code>${text(before)}</code></p><p>${rich(words.seal.how)}</p></footer>`;
}
