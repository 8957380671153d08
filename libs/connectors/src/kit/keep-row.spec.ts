import { inspect } from 'node:util';
import type { Keep } from './contract.js';
import type { Json } from './json.js';
import { keepRow } from './keep-row.js';
import { Secret, secret } from './secret.js';
import { testHash } from './testing/index.js';

const KEEP: Readonly<Record<string, Keep>> = {
  id: 'text',
  at: 'number',
  by: 'account',
  mail: { optional: 'identity' },
  reactions: { optional: { each: { fields: { by: 'account', at: 'number' } } } },
};
const ROW = { id: 'a', at: 7, by: 'u1' };
const kept = (row: Json) => keepRow(row, KEEP, testHash);

it('keeps what is named, hashed where it names somebody, and drops the rest by name', () => {
  const row = {
    ...ROW,
    mail: 'a@b.example',
    text: 'Dear all',
    props: { x: 1 },
    reactions: [{ by: 'u2', at: 8, emoji: '+1' }],
  };
  expect(kept(row)).toEqual({
    row: {
      id: 'a',
      at: 7,
      by: testHash('u1', 'account'),
      mail: testHash('a@b.example', 'identity'),
      reactions: [{ by: testHash('u2', 'account'), at: 8 }],
    },
    dropped: ['props', 'reactions[].emoji', 'text'],
  });
});

it('hashes the same text as an account and as an identity apart', () => {
  const { row } = keepRow({ a: 'x', b: 'x' }, { a: 'account', b: 'identity' }, testHash);
  expect(row?.['a']).not.toBe(row?.['b']);
});

it.each<[string, Json, string, string]>([
  ['a field is missing', { id: 'a', by: 'u' }, 'missing', 'at'],
  ['a field is null', { ...ROW, at: null }, 'missing', 'at'],
  ['a number is text', { ...ROW, at: '7' }, 'retyped', 'at'],
  ['a text is a number', { ...ROW, id: 7 }, 'retyped', 'id'],
  ['an account is an object', { ...ROW, by: {} }, 'retyped', 'by'],
  ['an account is empty', { ...ROW, by: '' }, 'missing', 'by'],
  ['an optional field has another type', { ...ROW, reactions: {} }, 'retyped', 'reactions'],
  ['a field within is missing', { ...ROW, reactions: [{ by: 'u' }] }, 'missing', 'reactions[].at'],
  ['a text of ten megabytes', { ...ROW, id: 'x'.repeat(10_000_000) }, 'too-long', 'id'],
  ['an address of ten megabytes', { ...ROW, mail: 'x'.repeat(10_000_000) }, 'too-long', 'mail'],
  ['the row is a list', [], 'retyped', ''],
  ['the row is nothing', null, 'retyped', ''],
])('says what drifted: %s', (_, row, kind, field) => {
  expect(kept(row)).toEqual(expect.objectContaining({ drift: { kind, field } }));
  expect(kept(row).row).toBeUndefined();
});

it.each([[null], ['']])('an optional identity of %j is none', (mail) => {
  expect(kept({ ...ROW, mail }).row).toEqual({ id: 'a', at: 7, by: testHash('u1', 'account') });
});

it('takes numbers as identifiers', () => {
  expect(kept({ ...ROW, by: 42 }).row?.['by']).toBe(testHash('42', 'account'));
});

it('notes no name of a field that may be somebody’s data', () => {
  const row = { ...ROW, 'someone@bank.example': 1, ['x'.repeat(200)]: 2, plain: 3 };
  expect(kept(row).dropped).toEqual(['*', 'plain']);
});

it('a secret shows in no print, and comes out on demand only', () => {
  const own = new Secret('s3cret');
  const printed = [
    String(own),
    `${own}`,
    JSON.stringify({ own }),
    inspect({ own }, { showHidden: true }),
  ].join(' ');
  expect(printed).not.toContain('s3cret');
  expect(own.reveal()).toBe('s3cret');
});

it.each([[undefined], [''], [7], ['two words'], ['line\nbreak'], ['ümlaut']])(
  '%j is no secret, and is not repeated',
  (value) => {
    const read = secret().safeParse(value);
    expect(read.success).toBe(false);
    expect(read.error?.issues.map(({ message }) => message).join()).toMatch(
      /^(?:is missing or no text|must be letters)/,
    );
  },
);

it('takes space around a secret off', () => {
  expect(secret().parse(' abc\n').reveal()).toBe('abc');
});
