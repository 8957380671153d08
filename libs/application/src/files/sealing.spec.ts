import type { SealedFor } from './sealing.js';
import { sealingKey } from './sealing.js';

const key = sealingKey(Buffer.alloc(32, 1));
const place: SealedFor = {
  connection: 'chat',
  connector: 'mattermost',
  config: { url: 'https://chat.example', edition: 'auto' },
  field: 'token',
};

it('opens what it sealed, whatever order the configuration comes in', () => {
  const sealed = key.seal('sésame', place);
  const turned = { ...place, config: { edition: 'auto', url: 'https://chat.example' } };
  expect([key.open(sealed, place), key.open(sealed, turned)]).toEqual(['sésame', 'sésame']);
  expect(sealed).toMatch(/^takeup1\.[0-9a-f]{16}\.[\w-]+$/);
  expect(Buffer.from(sealed.split('.')[2] ?? '', 'base64url').toString('latin1')).not.toContain('same');
});

it('seals the same text differently each time', () => {
  const all = new Set(Array.from({ length: 100 }, () => key.seal('sesame', place)));
  const nonces = new Set([...all].map((one) => one.split('.')[2]?.slice(0, 16)));
  expect([all.size, nonces.size]).toEqual([100, 100]);
});

it.each<[string, Partial<SealedFor>]>([
  ['another connection', { connection: 'wiki' }],
  ['another connector', { connector: 'slack' }],
  ['another field', { field: 'api_key' }],
  ['another address', { config: { ...place.config, url: 'https://thief.example' } }],
])('what is sealed does not open for %s', (_, other) => {
  expect(key.open(key.seal('sesame', place), { ...place, ...other })).toBeNull();
});

it('does not open with another key, when a bit was changed, or when it is none', () => {
  const sealed = key.seal('sesame', place);
  const other = sealingKey(Buffer.alloc(32, 2));
  expect(other.open(sealed, place)).toBeNull();
  // Not even under the other key's name.
  expect(other.open(sealed.replace(key.check, other.check), place)).toBeNull();
  const [version = '', check = '', content = ''] = sealed.split('.');
  const body = Buffer.from(content, 'base64url');
  for (let at = 0; at < body.length; at += 1) {
    const changed = Buffer.from(body);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(key.open([version, check, changed.toString('base64url')].join('.'), place)).toBeNull();
  }
  expect(
    ['', 'x', `${version}.${check}`, `takeup2.${check}.${content}`].map((text) => key.open(text, place)),
  ).toEqual([null, null, null, null]);
});
