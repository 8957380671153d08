import type { TopicWords } from './topic-matcher.js';
import { topicMatcher } from './topic-matcher.js';

const topic = (key: string, words: readonly string[], leavesOut: readonly string[] = []): TopicWords => ({
  key,
  words,
  leavesOut,
});

const about = topicMatcher([
  topic('products', ['mandate', 'KYC', 'structured note'], ['phishing training']),
  topic('fraud', ['phishing', 'deep fake call', 'fake call centre']),
  topic('food', ['Crème brûlée', 'Straße', 'ΜΟΥΣΑΚΆΣ']),
  topic('far', ['東京', 'Москва', 'ตลาด']),
  topic('empty', ['', '!?']),
]);

it.each<[string, readonly string[]]>([
  ['A mandate was signed', ['products']],
  ['mandates are another word', []],
  ['premandate too', []],
  ['kyc, again', ['products']],
  ['a Structured -\n NOTE', ['products']],
  ['structured thinking, then a note', []],
  ['KYC in the phishing training', ['fraud']],
  ['phishing, not training', ['fraud']],
  ['a deep fake call centre', ['fraud']],
  ['deep deep fake call', ['fraud']],
  ['CREME BRULEE', ['food']],
  ['cre\u0300me bru\u0302le\u0301e', ['food']],
  ['STRASSE', ['food']],
  ['μουσακας', ['food']],
  ['私は東京に住む', ['far']],
  ['в МОСКВА есть', ['far']],
  ['ไปตลาดกัน', ['far']],
  ['kyc_phishing', ['products', 'fraud']],
  ['👍🏽 KYC👍', ['products']],
  ['\ud800 broken \udfff mandate', ['products']],
  ['', []],
])('%s', (text, keys) => {
  expect(about(text)).toEqual(keys);
});

it('leaves nothing behind between texts', () => {
  expect(about('structured')).toEqual([]);
  expect(about('note')).toEqual([]);
});

it('reads ten megabytes, also ones made to be slow, in a time that grows with their length', () => {
  const nasty = topicMatcher([topic('long', ['a '.repeat(50) + 'b', 'a '.repeat(49) + 'c'])]);
  for (const text of ['a '.repeat(5_000_000), 'x'.repeat(10_000_000), 'é'.repeat(5_000_000)]) {
    const begun = performance.now();
    expect(nasty(text)).toEqual([]);
    expect(performance.now() - begun).toBeLessThan(30_000);
  }
  expect(nasty('a '.repeat(60) + 'b')).toEqual(['long']);
}, 120_000);
