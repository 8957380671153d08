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
