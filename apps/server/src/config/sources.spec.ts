import { readSources } from './sources.js';

const engage = {
  key: 'engage',
  connector: 'viva-engage',
  allow_hosts: [],
  tenant: 'bank.example',
  client_id: 'an-id',
  client_secret: { env: 'ENGAGE_SECRET' },
};
const env = { ENGAGE_SECRET: 'a-secret-value', ENGAGE_EXPORT: 'another-secret-value' };

it('takes Viva Engage with and without the export', () => {
  for (const more of [{}, { export_token: { env: 'ENGAGE_EXPORT' } }]) {
    const { sources, faults } = readSources([{ ...engage, ...more }], env);
    expect(faults).toEqual([]);
    expect(sources.map(({ key, connector }) => [key, connector.id])).toEqual([['engage', 'viva-engage']]);
    expect(JSON.stringify(sources)).not.toContain('secret-value');
  }
});

it.each([
  ['client_secret', 'a-secret-value'],
  ['export_token', 'another-secret-value'],
])('%s that stands in the file itself is refused by name', (name, value) => {
  const { sources, faults } = readSources([{ ...engage, [name]: value }], env);
  expect(sources).toEqual([]);
  expect(faults).toEqual([expect.stringMatching(new RegExp(`^connections engage: ${name} must be \\{ env`))]);
  expect(faults.join()).not.toContain(value);
});

it('says where a secret is missing, and all else that is wrong', () => {
  expect(readSources([engage], {}).faults).toEqual([
    "connections engage: client_secret: the environment's ENGAGE_SECRET is empty or missing",
  ]);
  expect(readSources([{ ...engage, tenant: '', graph_url: 'graph', tennant: 'x' }], env).faults).toHaveLength(
    3,
  );
});

describe('a webhook', () => {
  const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
  const wiki = {
    key: 'wiki',
    connector: 'webhook',
    allow_hosts: [],
    secrets: [{ env: 'NEW' }, { env: 'OLD' }],
  };
  const told = { NEW: secret, OLD: secret };
  const faultsOf = (more: object, own: Record<string, string> = told) =>
    readSources([{ ...wiki, ...more }], own).faults;

  it('is sent to with any of several secrets, and asks nobody', () => {
    const { sources, inbound, faults } = readSources([wiki], told);
    expect([sources, faults]).toEqual([[], []]);
    expect(inbound.map(({ key, receiver }) => [key, receiver.id])).toEqual([['wiki', 'webhook']]);
    expect(JSON.stringify(inbound)).toBe(
      JSON.stringify([
        {
          key: 'wiki',
          title: 'wiki',
          receiver: inbound[0]?.receiver,
          config: { secrets: ['[secret]', '[secret]'] },
          since: null,
        },
      ]),
    );
  });

  it('may speak of days since one that is named', () => {
    const { inbound } = readSources([{ ...wiki, since: '2026-01-01' }], told);
    expect(inbound.map(({ since }) => since)).toEqual(['2026-01-01']);
  });

  it('takes no secret that stands in the file itself, and does not repeat it', () => {
    for (const secrets of [secret, [secret]]) {
      const faults = faultsOf({ secrets });
      expect(faults).toEqual([
        expect.stringMatching(/^connections wiki: secrets(\.0)? must be \{ env: NAME \}/),
      ]);
      expect(faults.join()).not.toContain('AQEB');
    }
  });

  it.each<[string, object, Record<string, string>, RegExp]>([
    ['one that is missing', {}, { NEW: secret }, /secrets\.1: the environment's OLD is empty or missing$/],
    ['one that is too short', {}, { ...told, OLD: 'whsec_AAAA' }, /secrets\.1 must be whsec_ and 24 to 64/],
    ['none', { secrets: [] }, {}, /secrets must name at least one secret$/],
    ['no list', { secrets: { env: 'NEW' } }, told, /secrets must be a list of/],
    ['hosts to ask', { allow_hosts: ['wiki.example'] }, told, /allow_hosts goes with a connector that asks/],
    ['a rate of asking', { rate: 0.5 }, told, /rate goes with a connector that asks/],
    ['an address', { url: 'https://wiki.example' }, told, /url/],
  ])('%s', (_, more, own, words) => {
    const faults = faultsOf(more, own);
    expect(faults).toEqual([expect.stringMatching(words)]);
    expect(faults.join()).not.toMatch(/AQEB|AAAA/);
  });
});
