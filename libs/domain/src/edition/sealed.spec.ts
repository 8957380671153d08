import { createHash } from 'node:crypto';
import { editionFile, readEditionFile, sealEdition } from './sealed.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const FACTS = {
  month: '2026-10',
  previous: null,
  rows: [{ rate: 0.25, name: 'Größe ▲' }, { status: 'HIDDEN' }],
};
const file = editionFile(sealEdition(FACTS, sha256));

describe('the JSON file of an edition', () => {
  it('reads as it was written', () => {
    expect(readEditionFile(file, sha256)).toEqual(sealEdition(FACTS, sha256));
  });

  it('is the same whatever the order in which its facts were put together', () => {
    const { month, previous, rows } = FACTS;
    expect(editionFile(sealEdition({ rows, previous, month }, sha256))).toBe(file);
  });

  it('fails after a change of any one byte, whatever the byte becomes', () => {
    const bytes = new TextEncoder().encode(file);
    for (let place = 0; place < bytes.length; place += 1) {
      for (const flip of [1, 2, 4, 8, 16, 32, 64, 128]) {
        const changed = Uint8Array.from(bytes, (byte, i) => (i === place ? byte ^ flip : byte));
        expect(typeof readEditionFile(new TextDecoder().decode(changed), sha256)).toBe('string');
      }
    }
  });

  it.each([
    ['a space more', `${file} `],
    ['a member more', file.replace('{', '{"a":1,')],
    ['a key twice', file.replace('"month"', '"month":"2026-10","month"')],
  ])('fails with %s', (_what, text) => {
    expect(readEditionFile(text, sha256)).toBe('changed');
  });

  it.each([
    ['cut short', file.slice(0, -4), 'unreadable'],
    ['another JSON', '{"a":1}', 'no-edition'],
    ['nothing', 'null', 'no-edition'],
  ])('says that it is %s', (_what, text, fault) => {
    expect(readEditionFile(text, sha256)).toBe(fault);
  });
});
