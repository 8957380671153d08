import { rfc8785 } from './canonical-json.js';

/** SHA-256 of a text's UTF-8 bytes in lower-case hexadecimal. */
export type Sha256 = (text: string) => string;

/** An edition as it is kept: its facts in canonical JSON, and their hash. */
export interface SealedEdition {
  readonly document: string;
  readonly sha256: string;
}

/** Why a file is not the edition it was when it was closed. */
export type SealFault = 'unreadable' | 'no-edition' | 'changed';

export function sealEdition(facts: object, sha256: Sha256): SealedEdition {
  const document = rfc8785(facts);
  return { document, sha256: sha256(document) };
}

/** The JSON file of an edition: its facts, letter by letter, beside their hash. */
export function editionFile({ document, sha256 }: SealedEdition): string {
  return `{"edition":${document},"sha256":"${sha256}"}\n`;
}

/** Reads an edition's JSON file. Every byte counts: white space and the order of keys as well. */
export function readEditionFile(text: string, sha256: Sha256): SealedEdition | SealFault {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return 'unreadable';
  }
  if (!isEnvelope(content)) return 'no-edition';
  try {
    const sealed = sealEdition(content.edition, sha256);
    return editionFile(sealed) === text ? sealed : 'changed';
  } catch {
    return 'changed';
  }
}

function isEnvelope(content: unknown): content is { readonly edition: object } {
  if (typeof content !== 'object' || content === null || !('edition' in content)) return false;
  return typeof content.edition === 'object' && content.edition !== null && !Array.isArray(content.edition);
}
