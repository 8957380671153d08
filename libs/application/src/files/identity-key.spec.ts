import { createHmac } from 'node:crypto';
import { domainIn, hashIn, identityKey, keyOfList, keyOfText } from './identity-key.js';

const secret = Buffer.alloc(32, 7);
const plain = identityKey(1, secret);
const ruled = identityKey(1, secret, new Map([['old.example', 'northwind.example']]));
const hex = (hash: Buffer | null) => hash?.toString('hex') ?? null;

it('an address of a domain that counts as another one is the address there', () => {
  for (const own of ['Ann@old.example', ' ann@OLD.example', 'ann@northwind.example'])
    expect(hex(ruled.hash(own))).toBe(hex(plain.hash('ann@northwind.example')));
  expect(hex(ruled.domain('ann@old.example'))).toBe(hex(plain.domain('bob@northwind.example')));
});

it.each(['ann@very.old.example', 'ann@old.example.org', 'old.example', 'ann', 'chat\nann@old.example'])(
  '%j stays what it is',
  (own) => {
    expect(hex(ruled.hash(own))).toBe(hex(plain.hash(own)));
    expect(hex(ruled.domain(own))).toBe(hex(plain.domain(own)));
  },
);

it('tells the domain of an address only, and not its hash as an id', () => {
  expect(plain.domain('ann')).toBeNull();
  expect(plain.domain('chat\nann@old.example')).toBeNull();
  expect(hex(plain.domain('a@x.example'))).toBe(hex(plain.domain('b@X.example')));
  expect(hex(plain.domain('a@x.example'))).not.toBe(hex(plain.domain('a@y.example')));
  expect(hex(plain.hash('x.example'))).not.toContain(hex(plain.domain('a@x.example')));
  expect(ruled.check).toBe(plain.check);
});

it.each([
  ['a short text', 'E17'],
  ['letters of three bytes', '職員'.repeat(40)],
  ['a text that is longer than any identifier', 'x'.repeat(9_000)],
])('is HMAC-SHA-256 under the whole key: %s', (_, text) => {
  for (const key of [secret, Buffer.alloc(100, 9)])
    expect(hex(identityKey(1, key).hash(text))).toBe(
      createHmac('sha256', key).update(`id:${text}`).digest('hex'),
    );
});

it('a mark holds both hashes, of the same text again and again', () => {
  for (let times = 0; times < 20; times += 1) {
    const mark = plain.mark('Ann@x.example');
    expect(hashIn(mark)).toBe(hex(plain.hash('ann@x.example')));
    expect(domainIn(mark)).toBe(hex(plain.domain('ann@x.example')));
  }
  expect(domainIn(plain.mark('17'))).toBeNull();
});

it.each([[[]], [[['a', 'ä']]], [[['a', 1], { b: null }, 'c']]])(
  'the key of the list %j is that of its text',
  (list) => {
    expect(keyOfList(list)).toBe(keyOfText(JSON.stringify(list)));
  },
);
