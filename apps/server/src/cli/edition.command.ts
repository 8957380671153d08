import { closeEdition, listEditions, readEdition } from '@takeup/application';
import type { EditionFacts } from '@takeup/domain';
import { editionFile } from '@takeup/domain';
import { en } from '@takeup/words';
import { Command, Option } from 'commander';
import { exportEdition, verifyEditions } from './edition-files.js';
import { Exit, orExit } from './exit.js';
import { withDatabase } from './open.js';
import type { Format } from './output.js';
import { print, printJson, table } from './output.js';

const words = en.editions;

export function editionCommand(): Command {
  const edition = new Command('edition').description(
    'the monthly report: closed once, and verified anywhere',
  );
  edition
    .command('close')
    .description('close a month for good')
    .argument('<month>', 'as 2026-10')
    .action(close);
  edition
    .command('show')
    .description('the closed months, or the edition of one')
    .argument('[month]', 'as 2026-10')
    .addOption(
      new Option('--format <format>', 'json: the file that verify checks')
        .choices(['table', 'json'])
        .default('table'),
    )
    .action(show);
  edition
    .command('export')
    .description('write the report of a closed month as HTML, PDF, XLSX, CSV and JSON')
    .argument('<month>', 'as 2026-10')
    .requiredOption('--to <folder>', 'where to; made if it is not there')
    .action(exportTo);
  edition
    .command('verify')
    .description('check that an edition is what was closed; needs no database and no network')
    .argument('<place>', 'a JSON file, or a folder that edition export wrote to')
    .action(verifyEditions);
  return edition;
}

async function close(month: string): Promise<void> {
  await withDatabase(false, async ({ context }) => {
    const { edition, isNew } = orExit(await closeEdition(context, month));
    print((isNew ? words.closed : words.wasClosed)(edition.month, edition.sha256));
  });
}

async function show(month: string | undefined, { format }: { readonly format: Format }): Promise<void> {
  await withDatabase(false, async ({ context }) => {
    if (month === undefined) {
      const editions = await listEditions(context);
      if (format === 'json') printJson(editions);
      else if (editions.length === 0) print(words.none);
      else
        print(
          table(
            words.head,
            editions.map((own) => [own.month, String(own.number), own.sha256]),
          ),
        );
      return;
    }
    const edition = await readEdition(context, month);
    if (edition === undefined) throw new Exit(1, [words.notClosed(month), words.howToClose(month)]);
    if (format === 'json') process.stdout.write(editionFile(edition));
    else linesOf(JSON.parse(edition.document) as EditionFacts, edition.sha256).forEach(print);
  });
}

async function exportTo(month: string, { to }: { readonly to: string }): Promise<void> {
  await withDatabase(false, ({ context }) => exportEdition(context, month, to));
}

function linesOf(facts: EditionFacts, sha256: string): readonly string[] {
  const judged = facts.initiatives.flatMap(({ key, adoption }) =>
    adoption.flatMap(({ measure, rows }) =>
      rows.map((row) => [
        ...[key, measure, row.department, row.persona, row.status],
        ...[row.rate, row.path, row.target].map(percent),
      ]),
    ),
  );
  const withheld = facts.figures.reduce((sum, figures) => sum + figures.withheld, 0);
  return [
    words.title(facts.organisation, facts.month, facts.number),
    ...(judged.length === 0 ? [] : [table(words.figureHead, judged)]),
    ...(withheld === 0 ? [] : [words.withheld(withheld)]),
    words.sealed(sha256),
  ];
}

function percent(value: number | undefined): string {
  return value === undefined ? '' : en.format.percent(value);
}
