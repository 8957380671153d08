/** A topic of a charter: a text is about it when one of the words stands in it and none that is left out. */
export interface TopicWords {
  readonly key: string;
  /** Words and phrases. */
  readonly words: readonly string[];
  readonly leavesOut: readonly string[];
}

interface Node {
  readonly next: Map<string, Node>;
  readonly words: string[];
  readonly leavesOut: string[];
}

/** Scripts that put no space between words: there every sign is a word, and words are phrases. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const OF_A_WORD = /[\p{L}\p{N}\p{M}]/u;
const ACCENTS = /[\u0300-\u036f]/g;

/**
 * Finds topics in a text by whole words and phrases; case, accents and what stands between the words make no difference.
 * Time grows with the length of the text alone. Nothing of the text is kept.
 * @returns the keys of the topics that a text is about, in the order given
 */
export function topicMatcher(topics: readonly TopicWords[]): (text: string) => readonly string[] {
  const root = newNode();
  for (const { key, words, leavesOut } of topics) {
    for (const phrase of words) leafOf(root, phrase)?.words.push(key);
    for (const phrase of leavesOut) leafOf(root, phrase)?.leavesOut.push(key);
  }
  return (text) => {
    const found = new Set<string>();
    const out = new Set<string>();
    let begun: readonly Node[] = [];
    for (const word of wordsIn(text)) {
      const going: Node[] = [];
      for (const node of [root, ...begun]) {
        const next = node.next.get(word);
        if (next === undefined) continue;
        for (const key of next.words) found.add(key);
        for (const key of next.leavesOut) out.add(key);
        if (next.next.size > 0) going.push(next);
      }
      begun = going;
    }
    return topics.filter(({ key }) => found.has(key) && !out.has(key)).map(({ key }) => key);
  };
}

function* wordsIn(text: string): Iterable<string> {
  // Upper case first: it makes "straße" and "STRASSE" one.
  const folded = text.normalize('NFKD').replace(ACCENTS, '').toUpperCase().toLowerCase().replace(ACCENTS, '');
  let start = -1;
  // Sign by sign: a pattern for a whole word would overflow on one of ten million letters.
  for (let i = 0; i < folded.length;) {
    const kind = kindOf(folded, i);
    const width = (folded.codePointAt(i) ?? 0) > 0xffff ? 2 : 1;
    if (kind !== 'letter' && start >= 0) yield folded.slice(start, i);
    if (kind === 'letter') start = start < 0 ? i : start;
    else start = -1;
    if (kind === 'sign') yield folded.slice(i, i + width);
    i += width;
  }
  if (start >= 0) yield folded.slice(start);
}

/** A letter goes on a word, a sign is one by itself, anything else stands between words. */
function kindOf(text: string, at: number): 'letter' | 'sign' | 'between' {
  const code = text.codePointAt(at) ?? 0;
  if (code < 0x80)
    return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) ? 'letter' : 'between';
  const sign = String.fromCodePoint(code);
  if (!OF_A_WORD.test(sign)) return 'between';
  return UNSPACED.test(sign) ? 'sign' : 'letter';
}

/** Where a phrase ends in the tree; undefined for one without a word. */
function leafOf(root: Node, phrase: string): Node | undefined {
  let node = root;
  for (const word of wordsIn(phrase)) {
    const next = node.next.get(word) ?? newNode();
    node.next.set(word, next);
    node = next;
  }
  return node === root ? undefined : node;
}

function newNode(): Node {
  return { next: new Map(), words: [], leavesOut: [] };
}
