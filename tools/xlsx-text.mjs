import { readFile } from 'node:fs/promises';
import { readXlsx } from 'hucre/xlsx';

/** What stands in the cells of a workbook, a row a line: `node tools/xlsx-text.mjs FILE`. */
const { sheets } = await readXlsx(await readFile(process.argv[2]));
for (const { name, rows } of sheets) {
  console.log(name);
  for (const row of rows) console.log(row.map((cell) => cell ?? '').join('\t'));
}
