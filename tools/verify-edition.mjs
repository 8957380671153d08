// Checks an edition's JSON file with nothing but Node: node verify-edition.mjs october.json
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** RFC 8785. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, own]) => `${JSON.stringify(key)}:${canonical(own)}`).join(',')}}`;
}

/** The hash of an unchanged edition; null for anything else. */
function verified(bytes) {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const { edition } = JSON.parse(text);
    const document = canonical(edition);
    const sha256 = createHash('sha256').update(document, 'utf8').digest('hex');
    return text === `{"edition":${document},"sha256":"${sha256}"}\n` ? sha256 : null;
  } catch {
    return null;
  }
}

const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('Say which file: node verify-edition.mjs FILE.json\n');
  process.exit(2);
}
const sha256 = verified(readFileSync(file));
process.stdout.write(
  sha256 === null
    ? 'Changed, or no edition.\n'
    : `Unchanged: content and hash belong together. SHA-256 ${sha256}\n`,
);
process.exitCode = sha256 === null ? 1 : 0;
