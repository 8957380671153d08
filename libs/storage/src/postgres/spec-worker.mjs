/**
 * A process of its own for the specs: opens the database from the modules in argv[2] with the options
 * in argv[3], then obeys one JSON line at a time. It cannot be TypeScript, because plain Node runs it.
 */
import path from 'node:path';
import readline from 'node:readline';
import { pathToFileURL } from 'node:url';

const [, , modules, options] = process.argv;
const { openDatabase } = await import(pathToFileURL(path.join(modules, 'index.js')).href);
const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);

const database = await openDatabase({ entities: [], migrations: [], ...JSON.parse(options) }).catch(
  (error) => {
    say({ fault: error.code, message: error.message, whatToDo: error.whatToDo });
    process.exit(1);
  },
);
say({ open: true, notes: database.notes });

for await (const line of readline.createInterface({ input: process.stdin })) {
  const { sql } = JSON.parse(line);
  if (sql === undefined) break;
  say(
    await database.owner.query(sql).then(
      (rows) => ({ rows }),
      (error) => ({ error: error.message }),
    ),
  );
}
await database.close();
say({ closed: true });
