import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, runWell } from '@takeup/testing';
import type { Crawled } from './crawl.js';
import { crawl } from './crawl.js';
import { keyOf } from './display.js';
import { Ground, nameOf } from './ground.js';
import type { FigureName } from './hidden-values.js';
import { hiddenValues, valuesIn } from './hidden-values.js';
import type { House, Served } from './house.js';
import type { Line } from './line.js';
import { timed } from './line.js';
import { USUAL, organisationOf } from './organisation.js';
import type { Organisation, Shape } from './organisation.js';
import { readDisplay } from './read-display.js';
import { renderedPages } from './rendered-pages.js';
import { fillingOf } from './roles.js';

/** So large that the number of a group is like no other: the minimum is as large. */
const LARGE: Shape = { ...USUAL, fewest: 40_000, most: 40_000 };
const MINIMUM = 2000;
const SEED = 7;
/** Figures that are hidden, at least. */
const MOST_HIDDEN = 300;
/** Groups whose panels are opened. */
const PANELS = 6;
const MONTH = '2025-03';

interface Surface {
  readonly name: string;
  readonly text: string;
  /** Figures stand in it; else only that nothing hidden does is looked for. */
  readonly tells: boolean;
}

/**
 * The numbers of hidden groups, told apart from any others by their size, stand nowhere: neither in pages as a browser
 * shows them, drawings included, nor in answers, reports of each kind, commands or the log. Numbers that are told are found
 * in each of them, or the search sees nothing.
 */
export function surfaces(house: House): Promise<Line> {
  return timed('surfaces', async () => {
    const organisation = largeOrganisation();
    const served = await house.serve(fillingOf(organisation));
    try {
      const token = served.tokens['operator'] ?? '';
      const crawled = await crawl({ url: served.url, token, more: 100, oneOf: 1, seed: SEED });
      const display = readDisplay(crawled, new Ground(organisation));
      const hidden = hiddenValues(organisation, display, targetsOf(crawled));
      const groups = [...display.figures.values()]
        .flatMap((own) => [...own].filter(([, { status }]) => status === 'HIDDEN').map(([name]) => name))
        .filter((name, n, all) => name.endsWith('× ALL') && all.indexOf(name) === n);
      const all: readonly Surface[] = [
        ...crawled.client.said
          .filter(({ asked }) => !asked.startsWith('GET '))
          .map(({ asked, text }) => ({ name: asked.slice(0, 90), text, tells: false })),
        ...reportsOf(house, crawled.files),
        ...(await commandsOf(served)),
        ...(await pagesOf({ url: served.url, token }, groups.slice(0, PANELS))),
        { name: 'the log', text: served.log(), tells: false },
      ];
      const finds = all.flatMap(({ name, text, tells }) => [
        ...valuesIn(text, hidden.values).map((what) => `hidden ${name} says ${what}`),
        ...(tells && valuesIn(text, hidden.told).length === 0 ? [`blind ${name} says nothing at all`] : []),
      ]);
      if (hidden.figures < MOST_HIDDEN) finds.push(`few: only ${hidden.figures} hidden figures`);
      const { figures, cells } = hidden;
      return { figures: { hidden: figures, cells, surfaces: all.length }, finds };
    } finally {
      await served.stop();
    }
  });
}

function largeOrganisation(): Organisation {
  const organisation = organisationOf(SEED, 'lively', LARGE);
  return {
    ...organisation,
    operatorFile: `${organisation.operatorFile}privacy: { minimum_group: ${MINIMUM} }\n`,
  };
}

/** What the report speaks of. */
function targetsOf({ reports, scopes }: Crawled): readonly FigureName[] {
  return reports.flatMap(({ initiatives, periods }) =>
    initiatives.flatMap(({ key, targets }) =>
      targets.flatMap(({ measure, now, before }) =>
        [[now, periods.window] as const, [before, periods.windowBefore] as const].flatMap(([row, period]) => {
          if (row === null || period === null) return [];
          const question = { scope: scopes.get(key) ?? key, period, measure: measure.toUpperCase() };
          return [{ key: keyOf(question), name: nameOf({ ...row, location: 'ALL' }) }];
        }),
      ),
    ),
  );
}

/** Forms whose text is not their bytes, with what reads it out of them. */
const READERS = new Map([
  ['pdf', 'tools/pdf-text.mjs'],
  ['xlsx', 'tools/xlsx-text.mjs'],
]);

/** The report of the month in each of its forms; PDF as a reader would select its text, a workbook by its cells. */
function reportsOf(house: House, files: ReadonlyMap<string, Buffer>): readonly Surface[] {
  return [...files].map(([format, bytes]) => {
    const name = `report.${format}`;
    const reader = READERS.get(format);
    if (reader === undefined) return { name, text: bytes.toString('utf8'), tells: true };
    const file = path.join(mkdtempSync(path.join(house.folder, `${format}-`)), name);
    writeFileSync(file, bytes);
    const program = path.join(ROOT, reader);
    return { name, text: execFileSync(process.execPath, [program, file], { encoding: 'utf8' }), tells: true };
  });
}

/** Everything that the operator's commands print of figures. */
async function commandsOf({ asked: { folder, env } }: Served): Promise<readonly Surface[]> {
  const adoption = (format: string, measure: string, by: string) => [
    ...['adoption', '--format', format, '--measure', measure, '--by', by, '--period', `month:${MONTH}`],
  ];
  const commands = [
    adoption('table', 'active', 'persona,department'),
    adoption('csv', 'active', 'persona,department'),
    adoption('json', 'contributing', 'persona,department'),
    adoption('table', 'reached', 'department,location'),
    ['edition', 'show', MONTH, '--format', 'json'],
    ['overview'],
    ['doctor'],
  ];
  const found: Surface[] = [];
  for (const command of commands) {
    const { stdout, stderr } = await runWell(command, { dataDir: folder, env, cwd: folder });
    const tells = command[0] !== 'doctor';
    found.push({ name: `takeup ${command.join(' ')}`, text: `${stdout}\n${stderr}`, tells });
  }
  return found;
}

async function pagesOf(
  visitor: { readonly url: string; readonly token: string },
  groups: readonly string[],
): Promise<readonly Surface[]> {
  const tools = pathToFileURL(path.join(ROOT, 'tools/test-browser.mjs')).href;
  const { findBrowser } = (await import(tools)) as { findBrowser(): { readonly path: string } };
  const address = (asked: Readonly<Record<string, string>>) =>
    `/adoption?${new URLSearchParams(asked).toString()}`;
  const telling = [
    ...['/', `/reports/${MONTH}`],
    ...['active', 'reached', 'habitual', 'contributing'].map((measure) => address({ measure })),
    address({ period: `month:${MONTH}` }),
    address({ period: 'week:2025-W11', initiative: 'initiative-1' }),
  ];
  const panels = groups.map((name) => {
    const [department = '', persona = ''] = name.split(' × ');
    return address({ group: `${persona}~${department}` });
  });
  const browser = process.env['CHROME_PATH'] ?? findBrowser().path;
  const pages = await renderedPages(browser, visitor, [...telling, ...panels, '/sources', '/privacy', '/i']);
  return pages.map((page) => ({
    name: page.address,
    text: page.text,
    tells: telling.includes(page.address) || panels.includes(page.address),
  }));
}
