import { createHash, createHmac, hash } from 'node:crypto';

const REMEMBERED = 50_000;
/** One of so many is remembered: who is named often comes to be, and a list of people who are named once costs no memory. */
const REMEMBERED_OF = 8;
const DOMAIN_BYTES = 16;
const HASH_BYTES = 32;
/** Of SHA-256. */
const BLOCK_BYTES = 64;
/** Longer texts are rare. */
const LONGEST_BYTES = 4096;

/** Turns employee ids and e-mail addresses into keyed hashes; without the key nobody can tell whose they are. */
export interface IdentityKey {
  /** Which key it is; both count while one replaces the other. */
  readonly id: number;
  hash(identifier: string): Buffer;
  /** Of an address, a keyed hash of its domain; null: it is none. */
  domain(identifier: string): Buffer | null;
  /** Both in hexadecimal, as one text: the hash, and of an address its domain's after it. */
  mark(identifier: string): string;
  /** A value that tells this key from another and nothing else about it. */
  readonly check: string;
}

/** Domains that count as another one, by their lower-case names. */
export type DomainRules = ReadonlyMap<string, string>;

const NO_RULES: DomainRules = new Map();

/**
 * @param secret at least 32 random bytes
 * @param domains applied to an address before anything is made of it
 */
export function identityKey(id: number, secret: Uint8Array, domains: DomainRules = NO_RULES): IdentityKey {
  const sign = signer(secret);
  const known = new Map<string, string>();
  let signed = 0;
  const remembered = (text: string) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const own = sign(text);
    signed += 1;
    if (signed % REMEMBERED_OF !== 0) return own;
    if (known.size >= REMEMBERED) known.clear();
    known.set(text, own);
    return own;
  };
  const hashOf = (text: string) => remembered(`id:${text}`);
  const domainHash = (text: string) => {
    const domain = domainOf(text);
    return domain === null ? '' : remembered(`domain:${domain}`).slice(0, 2 * DOMAIN_BYTES);
  };
  const plain = (identifier: string) => ruled(normaliseIdentifier(identifier), domains);
  return {
    id,
    check: sign('takeup identity key check').slice(0, 32),
    hash: (identifier) => Buffer.from(hashOf(plain(identifier)), 'hex'),
    domain: (identifier) => {
      const own = domainHash(plain(identifier));
      return own === '' ? null : Buffer.from(own, 'hex');
    },
    mark: (identifier) => {
      const text = plain(identifier);
      return `${hashOf(text)}${domainHash(text)}`;
    },
  };
}

/** The hash in a mark. */
export const hashIn = (mark: string) => mark.slice(0, 2 * HASH_BYTES);

/** That of the domain; null: it is no address's, or was made before domains were kept. */
export const domainIn = (mark: string) => (mark.length > 2 * HASH_BYTES ? mark.slice(2 * HASH_BYTES) : null);

/**
 * HMAC-SHA-256 of texts, in hexadecimal, with all that depends on the key alone made once: an `Hmac` object for each of a
 * million short texts costs several times as much (RFC 2104).
 */
function signer(secret: Uint8Array): (text: string) => string {
  const key = Buffer.alloc(BLOCK_BYTES);
  key.set(secret.length > BLOCK_BYTES ? createHash('sha256').update(secret).digest() : secret);
  const inner = Buffer.alloc(BLOCK_BYTES + LONGEST_BYTES);
  const outer = Buffer.alloc(BLOCK_BYTES + HASH_BYTES);
  key.forEach((byte, n) => {
    inner[n] = byte ^ 0x36;
    outer[n] = byte ^ 0x5c;
  });
  return (text) => {
    if (text.length * 3 > LONGEST_BYTES) return createHmac('sha256', secret).update(text).digest('hex');
    const end = BLOCK_BYTES + inner.write(text, BLOCK_BYTES);
    outer.write(hash('sha256', inner.subarray(0, end), 'binary'), BLOCK_BYTES, 'latin1');
    return hash('sha256', outer, 'hex');
  };
}

/** What stands after the @ of an address; a platform's own id, which stands on a line of its own, has none. */
function domainOf(text: string): string | null {
  const at = text.lastIndexOf('@');
  return at < 0 || text.includes('\n') ? null : text.slice(at + 1);
}

function ruled(text: string, domains: DomainRules): string {
  const domain = domains.size === 0 ? null : domainOf(text);
  const other = domain === null ? undefined : domains.get(domain);
  return domain === null || other === undefined ? text : text.slice(0, -domain.length) + other;
}

/** Surrounding space and Unicode form make no difference; e-mail addresses compare without case. */
export function normaliseIdentifier(identifier: string): string {
  const text = identifier.trim().normalize('NFKC');
  return text.includes('@') ? text.toLowerCase() : text;
}

/** The first 16 bytes of a SHA-256 as UUID text. */
export function keyOfText(text: string): string {
  return keyOfHex(hash('sha256', text, 'hex'));
}

/** The same of a list as JSON, which may be longer than a text can be. */
export function keyOfList(items: Iterable<unknown>): string {
  const sum = createHash('sha256').update('[');
  let between = '';
  for (const item of items) {
    sum.update(between + JSON.stringify(item));
    between = ',';
  }
  return keyOfHex(sum.update(']').digest('hex'));
}

function keyOfHex(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
