import { readCharterFile } from './charter-file.js';
import { Refused } from '../outcome.js';

async function* bytesOf(text: string | Uint8Array): AsyncIterable<Uint8Array> {
  yield typeof text === 'string' ? new TextEncoder().encode(text) : text;
}

const read = (text: string) => readCharterFile(bytesOf(text));

async function refusalOf(text: string | Uint8Array) {
  try {
    await readCharterFile(bytesOf(text));
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
  return undefined;
}

const yaml = `charter: 1
goals:
  - key: a
    target: { value: 8, by: 2027-06-30 }
    owner:
  - key: b
    worth:
      amount: 1
topics: &t [x, y]
again: *t
`;

describe('where a part stands', () => {
  it.each([
    [['charter'], 'value', '1:10'],
    [['charter'], 'key', '1:1'],
    [['goals', 0], 'value', '3:5'],
    [['goals', 0, 'target', 'by'], 'value', '4:29'],
    [['goals', 0, 'target', 'by'], 'key', '4:25'],
    [['goals', 0, 'target'], 'value', '4:5'],
    [['goals', 0, 'owner'], 'value', '5:5'],
    [['goals', 1, 'target', 'by'], 'value', '6:5'],
    [['goals', 1, 'worth', 'amount'], 'value', '8:15'],
    [['goals', 7], 'value', '2:1'],
    [['nowhere'], 'value', '1:1'],
    [['again', 1], 'value', '9:16'],
  ] as const)('%j (%s) is at %s', async (path, of, place) => {
    const { line, column } = (await read(yaml)).locate([...path], of);
    expect(`${line}:${column}`).toBe(place);
  });
});

it('keeps days, shares and words as they are written', async () => {
  expect((await read('a: 2026-06-01\nb: 4%\nc: no\nd: 1wd\ne:\n')).document).toEqual({
    a: '2026-06-01',
    b: '4%',
    c: 'no',
    d: '1wd',
    e: null,
  });
});

it('hashes what is said, not how', async () => {
  const [a, b, c] = await Promise.all([
    read('a: 1\nb: [x, 2]\n'),
    read('# note\nb:\n- x\n- 2\na: 1'),
    read('a: 1'),
  ]);
  expect(a?.sha256).toBe(b?.sha256);
  expect(a?.sha256).not.toBe(c?.sha256);
});

it('reads an empty file as nothing', async () => {
  expect((await read('')).document).toBeNull();
});

const bomb = `a: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
d: [*c, *c, *c, *c, *c, *c, *c, *c, *c]
`;

describe('what is no charter file', () => {
  it.each([
    ['a key twice', 'a: 1\nb: 2\na: 3\n', { reason: 'duplicate-key', line: 3, column: 1 }],
    ['an open bracket', 'a: [1, 2\nb: 3\n', { reason: 'indent', line: 2, column: 1 }],
    ['a tab', 'a:\n\tb: 1\n', { reason: 'tab', line: 2, column: 1 }],
    ['a second document', 'a: 1\n---\nb: 2\n', { reason: 'several-documents', line: 2, column: 1 }],
    ['a custom tag', 'a: 1\nb: !date 2026-01-01\n', { reason: 'tag', line: 2, column: 4 }],
    ['a standard tag', 'a: 1\nb: !!str 2\n', { reason: 'tag', line: 2, column: 10 }],
    ['a list as key', 'a: 1\n? [x]\n: 2\n', { reason: 'key', line: 2, column: 3 }],
    ['a number as key', 'a: 1\n5: 2\n', { reason: 'key', line: 2, column: 1 }],
    ['an alias without anchor', 'a: *b\n', { reason: 'alias' }],
    ['an alias that holds itself', 'a: &a [*a]\n', { reason: 'alias' }],
    ['an alias bomb', bomb, { reason: 'alias' }],
    ['another YAML', '%YAML 1.1\n---\na: yes\n', { reason: 'version' }],
    ['endless brackets', '['.repeat(50_000), { reason: 'too-deep' }],
    ['endless dashes', `a:\n  ${'- '.repeat(50_000)}x`, { reason: 'too-deep' }],
    ['more than a mebibyte', `a: ${'x'.repeat(1_048_577)}`, { reason: 'too-large' }],
  ])('%s', async (_what, text, details) => {
    expect(await refusalOf(text)).toMatchObject({ code: 'charter-unreadable', kind: 'invalid', details });
  });

  it('bytes that are no UTF-8', async () => {
    expect(await refusalOf(Uint8Array.of(0x61, 0xff, 0x61))).toMatchObject({ code: 'file-not-utf8' });
    expect(await refusalOf(Uint8Array.of(0xff, 0xfe, 0x61, 0))).toMatchObject({ code: 'file-utf16' });
  });
});
