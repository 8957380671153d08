const CHUNK = 65_536;

/** Gathers lines into pieces of about 64 kB, so that no file is ever whole in memory. */
export function* chunks(header: string, lines: Iterable<string>): Generator<string> {
  let text = `${header}\n`;
  for (const line of lines) {
    text += line;
    text += '\n';
    if (text.length < CHUNK) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}
