import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Delivery, Received } from './receiver.js';
import { Secret } from './secret.js';

/** Signed longer ago, or further ahead, than this a delivery is not taken (Standard Webhooks 1.0, "Replay attacks"). */
export const REPLAY_WINDOW_S = 300;

const PREFIX = 'whsec_';
const [SHORTEST_SECRET, LONGEST_SECRET] = [24, 64];
/** Of a secret that is made here. */
const SECRET_BYTES = 32;
const DIGEST_BYTES = 32;
/** More than anybody rotates at once; each costs a comparison with every secret. */
const MOST_SIGNATURES = 20;

/** Without full stops: they part id, time and body in what is signed. */
const ID = /^[A-Za-z0-9_:-]{1,200}$/;
const TIMESTAMP = /^[0-9]{1,12}$/;

/** A field that holds a signing secret: `whsec_` and 24 to 64 bytes in base64. */
export function signingSecret() {
  return z
    .string('is missing or no text')
    .trim()
    .refine(isSigningSecret, 'must be whsec_ and 24 to 64 random bytes in base64')
    .transform((text) => new Secret(text));
}

/** A secret that nobody has had before. */
export function makeSigningSecret(): string {
  return `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`;
}

function isSigningSecret(text: string): boolean {
  const encoded = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : text;
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) return false;
  const { length } = Buffer.from(encoded, 'base64');
  return length >= SHORTEST_SECRET && length <= LONGEST_SECRET;
}

/**
 * Checks a delivery after Standard Webhooks 1.0: HMAC-SHA-256 over `id.timestamp.body`, base64, behind `v1,`; one of
 * several signatures with one of several secrets is enough, so that secrets can be changed without a gap.
 */
export function receiveStandardWebhook(
  { headers, body, receivedAt }: Delivery,
  secrets: readonly Secret[],
): Received {
  const id = headers['webhook-id'];
  if (id === undefined || !ID.test(id)) return unsigned('webhook-id');
  const timestamp = headers['webhook-timestamp'];
  if (timestamp === undefined || !TIMESTAMP.test(timestamp)) return unsigned('webhook-timestamp');
  const given = signaturesIn(headers['webhook-signature'] ?? '');
  if (given.length === 0) return unsigned('webhook-signature');
  const seconds = Math.round(receivedAt / 1000 - Number(timestamp));
  if (Math.abs(seconds) > REPLAY_WINDOW_S) return { fault: { kind: 'time', seconds } };
  const expected = secrets.map((secret) => sign(secret, `${id}.${timestamp}.`, body));
  // All are compared, whichever fits, so that the time tells nothing.
  const fits = expected.flatMap((one) => given.map((other) => timingSafeEqual(one, other)));
  return fits.includes(true) ? { id } : { fault: { kind: 'signature' } };
}

/** Those of a version that is known; of others nothing can be said. */
function signaturesIn(header: string): readonly Buffer[] {
  return header
    .split(' ', MOST_SIGNATURES)
    .filter((one) => one.startsWith('v1,'))
    .map((one) => Buffer.from(one.slice('v1,'.length), 'base64'))
    .filter(({ length }) => length === DIGEST_BYTES);
}

function sign(secret: Secret, prefix: string, body: Uint8Array): Buffer {
  const text = secret.reveal();
  const key = Buffer.from(text.startsWith(PREFIX) ? text.slice(PREFIX.length) : text, 'base64');
  return createHmac('sha256', key).update(prefix).update(body).digest();
}

function unsigned(header: string): Received {
  return { fault: { kind: 'unsigned', header } };
}
