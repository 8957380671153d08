import { createHmac } from 'node:crypto';
import { pushConformance } from '@takeup/connectors/testing';
import { webhook } from './webhook.js';

const secretOf = (byte: number, length = 32) => `whsec_${Buffer.alloc(length, byte).toString('base64')}`;

/** As the specification says it, apart from the code under test. */
function signature(secret: string, id: string, seconds: number, body: Uint8Array): string {
  const signed = Buffer.concat([Buffer.from(`${id}.${seconds}.`), body]);
  return `v1,${createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
    .update(signed)
    .digest('base64')}`;
}

const cases = pushConformance({
  receiver: webhook,
  configFor: (secrets) => ({ secrets }),
  secrets: [secretOf(1), secretOf(2, 24), secretOf(3, 64)],
  sign: ({ id, body, at }, secrets) => ({
    'webhook-id': id,
    'webhook-timestamp': String(at / 1000),
    'webhook-signature': secrets.map((secret) => signature(secret, id, at / 1000, body)).join(' '),
  }),
  windowMs: 300_000,
});
it.each(cases)('$name', ({ run }) => run());

/** The example that the specification of Standard Webhooks 1.0 signs. */
it('agrees with the example of the specification', () => {
  const config = webhook.config.parse({ secrets: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'] });
  const received = webhook.receive(
    {
      headers: {
        'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
        'webhook-timestamp': '1614265330',
        'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
      },
      body: Buffer.from('{"test": 2432232314}'),
      receivedAt: 1_614_265_330_000,
    },
    config,
  );
  expect(received).toEqual({ id: 'msg_p5jXN8AQM9LWM0D4loKWxJek' });
});

describe('what is no signature of this kind is said by its header', () => {
  const config = webhook.config.parse({ secrets: [secretOf(1)] });
  const body = Buffer.from('{}');
  const good = {
    'webhook-id': 'a',
    'webhook-timestamp': '1000',
    'webhook-signature': signature(secretOf(1), 'a', 1000, body),
  };
  const taken = (headers: Record<string, string>) =>
    webhook.receive({ headers, body, receivedAt: 1_000_000 }, config);

  it.each([
    ['webhook-id', ''],
    ['webhook-id', 'a.1000'],
    ['webhook-id', 'a, a'],
    ['webhook-id', 'x'.repeat(201)],
    ['webhook-timestamp', '-1000'],
    ['webhook-timestamp', '1000.5'],
    ['webhook-timestamp', '1e3'],
    ['webhook-timestamp', '1970-01-01T00:16:40Z'],
    ['webhook-signature', 'v1,'],
    ['webhook-signature', 'v1,AAAA'],
    ['webhook-signature', good['webhook-signature'].replace('v1,', 'v1a,')],
    ['webhook-signature', good['webhook-signature'].replace('v1,', '')],
  ])('%s: %s', (header, value) => {
    expect(taken(good)).toEqual({ id: 'a' });
    expect(taken({ ...good, [header]: value })).toEqual({ fault: { kind: 'unsigned', header } });
  });

  it('an unknown version beside a good one does no harm', () => {
    expect(taken({ ...good, 'webhook-signature': `v2,abc ${good['webhook-signature']}` })).toEqual({
      id: 'a',
    });
  });
});

it.each([
  ['none', [], 'must name at least one secret'],
  ['no list', 'whsec_x', 'must be a list of { env: NAME } or { file: PATH }'],
  ['a short one', [secretOf(1, 23)], 'must be whsec_ and 24 to 64 random bytes in base64'],
  ['a long one', [secretOf(1, 65)], 'must be whsec_ and 24 to 64 random bytes in base64'],
  ['a word', ['sesame, open yourself, please'], 'must be whsec_ and 24 to 64 random bytes in base64'],
  ['many', Array.from({ length: 6 }, (_, n) => secretOf(n)), 'must name 5 secrets at most'],
])('refuses as secrets: %s', (_, secrets, words) => {
  const read = webhook.config.safeParse({ secrets });
  expect(read.error?.issues.map(({ message }) => message)).toEqual([words]);
});
