import { importActivity } from '@takeup/application';
import { parse } from 'csv-parse';
import { report, timed } from './report.mjs';

/** Importing against parsing alone. */
export async function benchImporting(context, people) {
  const lines = Math.min(people * 4, 1_000_000);
  const chunks = function* () {
    yield 'at,account,kind,community\n';
    for (let n = 0; n < lines; n += 1) {
      const minute = String(n % 60).padStart(2, '0');
      yield `2026-08-${String(1 + (n % 28)).padStart(2, '0')}T${String(n % 24).padStart(2, '0')}:${minute}:${String(Math.floor(n / 60) % 60).padStart(2, '0')}Z,u${n % people},post,c${n % 40}\n`;
    }
  };
  const bytes = async function* () {
    let text = '';
    for (const line of chunks()) {
      text += line;
      if (text.length < 65_536) continue;
      yield Buffer.from(text);
      text = '';
    }
    yield Buffer.from(text);
  };
  const plain = await timed(async () => {
    const parser = parse({ columns: true });
    const feed = (async () => {
      for await (const chunk of bytes())
        if (!parser.write(chunk)) await new Promise((ok) => parser.once('drain', ok));
      parser.end();
    })();
    let rows = 0;
    for await (const row of parser) if (row) rows += 1;
    await feed;
    return rows;
  });
  report(`${lines} lines of CSV`, 'csv-parse alone', plain.ms);
  const own = await timed(() => importActivity(context, { bytes: bytes(), connection: 'import' }));
  report(`${lines} lines of CSV`, 'takeup import activity (parsed, keyed, stored)', own.ms);
  console.log(`resident memory at the end: ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
}
