import { createHash, createHmac } from 'node:crypto';

const REMEMBERED = 50_000;
const DOMAIN_BYTES = 16;

/** Turns employee ids and e-mail addresses into keyed hashes; without the key nobody can tell whose they are. */
export interface IdentityKey {
  /** Which key it is; both count while one replaces the other. */
  readonly id: number;
  hash(identifier: string): Buffer;
  /** Of an address, a keyed hash of its domain; null: it is none. */
  domain(identifier: string): Buffer | null;
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
  // As texts of a byte a sign: a buffer each would be several times as large.
  const known = new Map<string, string>();
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest();
  const remembered = (text: string) => {
    const before = known.get(text);
    if (before !== undefined) return Buffer.from(before, 'latin1');
    const hash = sign(text);
    if (known.size >= REMEMBERED) known.clear();
    known.set(text, hash.toString('latin1'));
    return hash;
  };
  return {
    id,
    check: sign('takeup identity key check').subarray(0, 16).toString('hex'),
    hash: (identifier) => remembered(`id:${ruled(normaliseIdentifier(identifier), domains)}`),
    domain: (identifier) => {
      const domain = domainOf(ruled(normaliseIdentifier(identifier), domains));
      return domain === null ? null : remembered(`domain:${domain}`).subarray(0, DOMAIN_BYTES);
    },
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
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
