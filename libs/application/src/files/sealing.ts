import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

const VERSION = 'takeup1';
const CIPHER = 'aes-256-gcm';
/** As NIST SP 800-38D recommends for GCM. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What a sealed value is bound to: opened for anything else it is none. */
export interface SealedFor {
  readonly connection: string;
  readonly connector: string;
  /** The open part of the configuration: who moves the address elsewhere gets no secret sent there. */
  readonly config: Readonly<Record<string, string | boolean | readonly string[]>>;
  readonly field: string;
}

/** Seals secrets at rest. */
export interface SealingKey {
  /** A value that tells this key from another and nothing else about it. */
  readonly check: string;
  /** @returns `takeup1.CHECK.` and nonce, ciphertext and tag in base64url */
  seal(text: string, sealedFor: SealedFor): string;
  /** @returns null where it was sealed with another key, for something else, or is no longer what it was */
  open(sealed: string, sealedFor: SealedFor): string | null;
}

/** AES-256-GCM with a random nonce. @param secret 32 random bytes */
export function sealingKey(secret: Uint8Array): SealingKey {
  const mac = createHmac('sha256', secret).update('takeup sealing key check').digest();
  const check = mac.subarray(0, 8).toString('hex');
  const bound = (sealedFor: SealedFor) => Buffer.from(boundText(check, sealedFor));
  return {
    check,
    seal: (text, sealedFor) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, secret, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(bound(sealedFor));
      const body = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${VERSION}.${check}.${body.toString('base64url')}`;
    },
    open: (sealed, sealedFor) => {
      const [version, madeWith, content = ''] = sealed.split('.');
      const body = Buffer.from(content, 'base64url');
      if (version !== VERSION || madeWith !== check || body.length < NONCE_BYTES + TAG_BYTES) return null;
      const nonce = body.subarray(0, NONCE_BYTES);
      const decipher = createDecipheriv(CIPHER, secret, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(bound(sealedFor));
      decipher.setAuthTag(body.subarray(-TAG_BYTES));
      try {
        const text = decipher.update(body.subarray(NONCE_BYTES, -TAG_BYTES));
        return Buffer.concat([text, decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}

/** The database sorts the names of fields as it likes. */
function boundText(check: string, { connection, connector, config, field }: SealedFor): string {
  const sorted = Object.entries(config).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([VERSION, check, connection, connector, sorted, field]);
}
