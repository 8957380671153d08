import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { openEditionFile, readEdition } from '@takeup/application';
import type { Context } from '@takeup/application';
import type { SealedEdition } from '@takeup/domain';
import { factsOf } from '@takeup/reporting';
import { en } from '@takeup/words';
import { REPORT_FORMATS, reportBytes, reportFileName } from '../report-files.js';
import { Exit } from './exit.js';
import { print } from './output.js';
import { writeWhole } from './write-whole.js';

const words = en.editions;

/** Writes a closed month in every format. */
export async function exportEdition(context: Context, month: string, folder: string): Promise<void> {
  const edition = await readEdition(context, month);
  if (edition === undefined) throw new Exit(1, [words.notClosed(month), words.howToClose(month)]);
  const files = [];
  for (const format of REPORT_FORMATS) {
    files.push({ name: reportFileName(month, format), bytes: await reportBytes(edition, format) });
  }
  try {
    (await writeWhole(folder, files)).forEach(print);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Exit(1, [words.notWritten(folder, why), words.nothingLeft]);
  }
}

/** Checks a file, or every report in a folder with all that was made of it and the chain between them. */
export async function verifyEditions(place: string): Promise<void> {
  const found = await stat(place).catch(() => undefined);
  if (found === undefined) throw new Exit(2, [words.noPlace(place)]);
  if (!found.isDirectory()) {
    await verifyFile(place);
    return;
  }
  const names = (await readdir(place)).filter((name) => name.endsWith('.json')).sort();
  if (names.length === 0) throw new Exit(1, [words.noJson(place), words.askAgain]);
  const editions: SealedEdition[] = [];
  const faults: string[] = [];
  for (const name of names) {
    const file = path.join(place, name);
    const opened = openEditionFile(await readFile(file));
    if (typeof opened === 'string') {
      faults.push(words.fault(file, opened));
      continue;
    }
    editions.push(opened);
    print(words.verified(factsOf(opened).month, opened.sha256));
    faults.push(...(await madeFaults(file, opened)));
  }
  faults.push(...chainFaults(editions));
  if (faults.length > 0) throw new Exit(1, [...faults, words.askAgain]);
}

async function verifyFile(file: string): Promise<void> {
  const opened = openEditionFile(await readFile(file));
  if (typeof opened === 'string') throw new Exit(1, [words.fault(file, opened), words.askAgain]);
  print(words.verified(factsOf(opened).month, opened.sha256));
}

/** The other formats beside a JSON file are made again and compared; one that is not there is no fault. */
async function madeFaults(json: string, edition: SealedEdition): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const format of REPORT_FORMATS) {
    if (format === 'json') continue;
    const file = json.replace(/json$/, format);
    const bytes = await readFile(file).catch(() => undefined);
    if (bytes === undefined) continue;
    if (bytes.equals(await reportBytes(edition, format))) print(words.verifiedFile(file));
    else faults.push(words.differs(file));
  }
  return faults;
}

/** Each edition names the one before it; both are in the folder or nothing is said. */
function chainFaults(editions: readonly SealedEdition[]): readonly string[] {
  const known = editions.map((edition) => ({ ...edition, facts: factsOf(edition) }));
  return known.flatMap(({ facts }) => {
    const before = known.find((own) => own.facts.number === facts.number - 1);
    if (before === undefined || before.sha256 === facts.previous) return [];
    return [words.chainBroken(facts.month, before.facts.month)];
  });
}
