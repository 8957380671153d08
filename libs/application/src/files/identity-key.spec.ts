import { identityKey } from './identity-key.js';

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
