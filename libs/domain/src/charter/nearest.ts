/** Edits that a slip of the fingers makes: more of them, and it is another word. */
const SLIP = 2;

/** The known name that an unknown one was probably meant to be; null where none is near. */
export function nearest(name: string, known: readonly string[]): string | null {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const asked = plain(name.slice(0, 64));
  let best: string | null = null;
  let least = SLIP + 1;
  for (const candidate of known) {
    const edits = distance(asked, plain(candidate));
    if (edits < least && edits < candidate.length / 2) [best, least] = [candidate, edits];
  }
  return best;
}

/** What a fault says beside an unknown name: the near one, else all there are. */
export function hint(name: string, known: readonly string[]): Readonly<Record<string, string>> {
  const near = nearest(name, known);
  return near === null ? { known: known.join(', ') } : { near };
}

/** Levenshtein distance; swapped neighbours count as two. */
function distance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(swap, (before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    before = row;
  }
  return before[b.length] ?? 0;
}
