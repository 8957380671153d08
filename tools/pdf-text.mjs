// The text of a PDF, as a reader would select it: node tools/pdf-text.mjs FILE.pdf
// In a process of its own, because what reads PDF is loaded in a way that Jest forbids.
import { readFileSync } from 'node:fs';
import { extractText, getDocumentProxy } from 'unpdf';

const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('Say which file: node pdf-text.mjs FILE.pdf\n');
  process.exit(2);
}
const document = await getDocumentProxy(new Uint8Array(readFileSync(file)));
const { text } = await extractText(document, { mergePages: true });
process.stdout.write(`${text.replaceAll(/\s+/g, ' ')}\n`);
