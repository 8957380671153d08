import { generateKeyPairSync, sign } from 'node:crypto';

export interface Certificate {
  /** PEM, both. */
  readonly cert: string;
  readonly key: string;
}

const DAY_MS = 86_400_000;
/** Of https://www.rfc-editor.org/rfc/rfc5280 and rfc5758. */
const ECDSA_SHA256 = '06082a8648ce3d040302';
const COMMON_NAME = '0603550403';
const ALTERNATIVE_NAME = '0603551d11';
const CONSTRAINTS = '0603551d13';

/** A certificate that vouches for itself, good today, for a server of this name. Nobody trusts it unless told to. */
export function selfSigned(name: string): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(hex(ECDSA_SHA256));
  const subject = sequence(tagged(0x31, sequence(hex(COMMON_NAME), tagged(0x0c, Buffer.from(name)))));
  const validity = sequence(time(Date.now() - DAY_MS), time(Date.now() + DAY_MS));
  const extensions = sequence(
    extension(CONSTRAINTS, sequence(tagged(0x01, hex('ff')))),
    extension(ALTERNATIVE_NAME, sequence(tagged(0x82, Buffer.from(name)))),
  );
  const content = sequence(
    tagged(0xa0, integer(2)),
    integer(1),
    algorithm,
    subject,
    validity,
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, extensions),
  );
  const signature = tagged(0x03, hex('00'), sign('sha256', content, privateKey));
  return {
    cert: pem('CERTIFICATE', sequence(content, algorithm, signature)),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** In the encoding of ASN.1 that certificates are written in (DER). */
function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const long = body.length < 0x80 ? [] : body.length < 0x100 ? [0x81] : [0x82, body.length >> 8];
  return Buffer.concat([Buffer.from([tag, ...long, body.length & 0xff]), body]);
}

const sequence = (...parts: readonly Buffer[]) => tagged(0x30, ...parts);
const integer = (value: number) => tagged(0x02, Buffer.from([value]));
const hex = (text: string) => Buffer.from(text, 'hex');
const extension = (name: string, value: Buffer) => sequence(hex(name), tagged(0x04, value));

/** To the second. */
function time(at: number): Buffer {
  return tagged(0x18, Buffer.from(`${new Date(at).toISOString().replace(/\D/g, '').slice(0, 14)}Z`));
}

function pem(kind: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${kind}-----`, ...lines, `-----END ${kind}-----`, ''].join('\n');
}
