import { createHash, createHmac } from 'node:crypto';

const REMEMBERED = 50_000;

/** Turns employee ids and e-mail addresses into keyed hashes; without the key nobody can tell whose they are. */
export interface IdentityKey {
  /** Which key it is; both count while one replaces the other. */
  readonly id: number;
  hash(identifier: string): Buffer;
  /** A value that tells this key from another and nothing else about it. */
  readonly check: string;
}

/** @param secret at least 32 random bytes */
export function identityKey(id: number, secret: Uint8Array): IdentityKey {
  // As texts of a byte a sign: a buffer each would be several times as large.
  const known = new Map<string, string>();
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest();
  return {
    id,
    check: sign('takeup identity key check').subarray(0, 16).toString('hex'),
    hash: (identifier) => {
      const text = normaliseIdentifier(identifier);
      const remembered = known.get(text);
      if (remembered !== undefined) return Buffer.from(remembered, 'latin1');
      const hash = sign(`id:${text}`);
      if (known.size >= REMEMBERED) known.clear();
      known.set(text, hash.toString('latin1'));
      return hash;
    },
  };
}

/** Surrounding space and Unicode form make no difference; e-mail addresses compare without case. */
export function normaliseIdentifier(identifier: string): string {
  const text = identifier.trim().normalize('NFKC');
  return text.includes('@') ? text.toLowerCase() : text;
}

/** The first 16 bytes of a SHA-256 as UUID text. */
export function keyOfText(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
