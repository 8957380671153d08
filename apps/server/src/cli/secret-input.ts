import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { en } from '@takeup/words';
import { Exit } from './exit.js';
import { say } from './output.js';

/** Far more than any token; what is longer is no secret but some other file. */
const MOST = 16_384;

/** A secret that stands in a file. */
export function secretFromFile(name: string, file: string): string {
  try {
    const text = readFileSync(file, 'utf8').trim();
    if (text !== '' && text.length <= MOST) return text;
  } catch {
    // Told below: why does not matter to who has to put it right.
  }
  throw new Exit(2, en.connections.secretFile(name, file));
}

/** Secrets from standard input, a line each. On a terminal each is asked for, and not shown while it is typed. */
export async function secretsFromInput(names: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const { stdin } = process;
  const isTyped = stdin.isTTY;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: silent, terminal: isTyped });
  const found: Record<string, string> = {};
  const given = lines[Symbol.asyncIterator]();
  try {
    for (const name of names) {
      if (isTyped) say(en.connections.typeSecret(name));
      const line = await given.next();
      const text = line.done === true ? '' : line.value.trim();
      if (text === '' || text.length > MOST) throw new Exit(2, en.connections.secretMissing(name, names));
      found[name] = text;
    }
    return found;
  } finally {
    lines.close();
  }
}
