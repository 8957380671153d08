/** What was closed, as the page knows it. */
export interface Closed {
  readonly month: string;
  readonly sha256: string;
}

export type Verified = 'matches' | 'same' | 'changed' | 'another' | 'different' | 'unreadable';

export type Digest = (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;

const FORMATS = ['pdf', 'xlsx', 'csv', 'html'] as const;
const SEALED = /^\{"edition":(\{.*\}),"sha256":"([0-9a-f]{64})"\}\n$/s;

/** SHA-256 in lower-case hexadecimal, formed by the browser. */
export const digest: Digest = async (bytes) => {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

/**
 * Whether a file is the report that was closed. The hash of a data file is formed anew from its bytes; the other formats
 * carry none, so they are compared with what the server makes today.
 * @param made asks for a format of this report
 */
export async function verify(
  file: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> },
  closed: Closed,
  { hash, made }: { hash: Digest; made: (format: string) => Promise<Uint8Array> },
): Promise<Verified> {
  const format = FORMATS.find((own) => file.name.toLowerCase().endsWith(`.${own}`));
  if (format !== undefined) return isSame(file.bytes, await made(format)) ? 'same' : 'different';
  const text = textOf(file.bytes);
  if (text === undefined) return 'unreadable';
  const [, document, sha256] = SEALED.exec(text) ?? [];
  if (document === undefined) return text.startsWith('{"edition":') ? 'changed' : 'unreadable';
  if ((await hash(new TextEncoder().encode(document))) !== sha256) return 'changed';
  return sha256 === closed.sha256 ? 'matches' : 'another';
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
