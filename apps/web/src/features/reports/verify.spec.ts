import { createHash } from 'node:crypto';
import type { Digest } from './verify';
import { verify } from './verify';

const hex = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const hash: Digest = (bytes) => Promise.resolve(hex(bytes));
const bytesOf = (text: string) => new Uint8Array(new TextEncoder().encode(text));

const DOCUMENT = '{"month":"2026-10","name":"Größe ▲"}';
const FILE = `{"edition":${DOCUMENT},"sha256":"${hex(DOCUMENT)}"}\n`;
const OCTOBER = { month: '2026-10', sha256: hex(DOCUMENT) };
const PDF = bytesOf('%PDF-1.3 made anew');
const made = () => Promise.resolve<Uint8Array>(PDF);
const check = (name: string, bytes: Uint8Array<ArrayBuffer>, closed = OCTOBER) =>
  verify({ name, bytes }, closed, { hash, made });

describe('a file held against the report that was closed', () => {
  it('matches as it was written', async () => {
    expect(await check('takeup-2026-10.json', bytesOf(FILE))).toBe('matches');
  });

  it('matches never after a change of any one byte', async () => {
    const bytes = bytesOf(FILE);
    for (let place = 0; place < bytes.length; place += 1)
      for (const flip of [1, 32, 128]) {
        const changed = Uint8Array.from(bytes, (byte, i) => (i === place ? byte ^ flip : byte));
        expect(await check('october.json', changed)).not.toBe('matches');
      }
  });

  it.each([
    ['a changed figure', FILE.replace('2026-10', '2026-11'), 'changed'],
    ['a byte more', `${FILE} `, 'changed'],
    ['no report', '{"a":1}', 'unreadable'],
    ['nothing', '', 'unreadable'],
  ])('is told apart: %s', async (_what, text, said) => {
    expect(await check('october.json', bytesOf(text))).toBe(said);
  });

  it('of another month is unchanged and yet another', async () => {
    const other = '{"month":"2026-09"}';
    const file = `{"edition":${other},"sha256":"${hex(other)}"}\n`;
    expect(await check('september.json', bytesOf(file))).toBe('another');
  });

  it('in another format is compared with what is made today', async () => {
    expect(await check('takeup-2026-10.PDF', Uint8Array.from(PDF))).toBe('same');
    expect(await check('takeup-2026-10.pdf', bytesOf('%PDF-1.3 made aneW'))).toBe('different');
  });
});
