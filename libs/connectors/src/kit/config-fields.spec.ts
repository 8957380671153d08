import { connectables, connectors } from '@takeup/connectors';
import { z } from 'zod';
import { address } from './address.js';
import { configFields, fitsInForm, isSealed } from './config-fields.js';
import { connectableFields, isConnectable } from './connectable.js';
import { fieldKinds, placeFields } from './field-kinds.js';
import { secret } from './secret.js';

it('tells the fields of a schema, in order, whatever they are wrapped in', () => {
  const schema = z
    .strictObject({
      url: address('https://chat.example').transform((text) => text.replace('/api', '')),
      api: address('https://api.example').default('https://api.example'),
      token: secret(),
      other: secret().optional(),
      tokens: z.array(z.string()).default(['a', 'b']),
      way: z.enum(['one', 'two']).default('one'),
      more: z.boolean().default(false),
      query: z.strictObject({ token: secret() }).optional(),
      rooms: z.array(z.strictObject({ key: z.string() })).default([]),
      team: z.string().optional(),
    })
    .refine(() => true);
  const standards = configFields(schema).map(({ name, kind, required, standard }) => [
    name,
    kind,
    required,
    standard,
  ]);
  expect(standards).toEqual([
    ['url', 'address', true, null],
    ['api', 'address', false, 'https://api.example'],
    ['token', 'secret', true, null],
    ['other', 'secret', false, null],
    ['tokens', 'list', false, 'a, b'],
    ['way', 'choice', false, 'one'],
    ['more', 'flag', false, 'false'],
    ['team', 'text', false, null],
  ]);
  expect(configFields(schema)[5]?.choices).toEqual(['one', 'two']);
});

it('tells whether all that is needed is a field by itself', () => {
  const room = z.strictObject({ key: z.string() });
  expect(fitsInForm(z.strictObject({ a: z.string(), room: room.optional() }))).toBe(true);
  expect(fitsInForm(z.strictObject({ a: z.string(), rooms: z.array(room) }))).toBe(false);
});

// Whatever a connector calls by such a name is sealed, or it would lie open in the database.
it.each([...connectables.values()].filter(isConnectable).map((own) => [own.connector.id, own] as const))(
  '%s: every token, key, secret, password and e-mail address is sealed',
  (_, own) => {
    const fields = connectableFields(own);
    const open = fields.filter((field) => !isSealed(field));
    const telling = /token(?!_header)|secret|password|email|database|(?:^|_)key/;
    expect(open.filter(({ name }) => telling.test(name))).toEqual([]);
    expect(fields.some(({ kind }) => kind === 'secret')).toBe(own.kind !== 'receiver');
  },
);

it('tells names with values, numbers and long texts from what fits in no form', () => {
  const schema = z.strictObject({
    columns: z.object({ at: z.string() }).catchall(z.string()),
    more: z.record(z.string(), z.string()).default({}),
    seconds: z.number().default(60),
    query: z.string().register(fieldKinds, { kind: 'long' }),
    inner: z.strictObject({ a: z.string() }).optional(),
  });
  expect(configFields(schema).map(({ name, kind, standard }) => [name, kind, standard])).toEqual([
    ['columns', 'pairs', null],
    ['more', 'pairs', null],
    ['seconds', 'number', '60'],
    ['query', 'long', null],
  ]);
});

it('addresses and what tells the place stay, whatever they are wrapped in; secrets and settings do not', () => {
  const schema = z.strictObject({
    url: address('https://chat.example').default('https://chat.example'),
    team: z.string().register(placeFields, { place: true }).optional(),
    client: z.string(),
    token: secret(),
  });
  expect(configFields(schema).flatMap(({ name, fixed }) => (fixed ? [name] : []))).toEqual(['url', 'team']);
  const slackFixed = configFields(connectors.get('slack')?.config ?? schema).filter(({ fixed }) => fixed);
  expect(slackFixed.map(({ name }) => name)).toEqual(['url', 'team']);
  const teams = configFields(connectors.get('teams')?.config ?? schema);
  expect(teams.flatMap(({ name, fixed }) => (fixed ? [name] : []))).toEqual([
    'tenant',
    'login_url',
    'graph_url',
  ]);
});
