import { createHash } from 'node:crypto';
import type { Document, Pair } from 'yaml';
import { LineCounter, isAlias, isCollection, isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import type { DocumentPath } from '@takeup/domain';
import { canonicalJson, invalid } from '@takeup/domain';
import { Refused } from '../outcome.js';
import { readText } from './text-file.js';
import { isDeep } from './yaml-depth.js';

/** Both count from 1, as editors do. */
export interface Location {
  readonly line: number;
  readonly column: number;
}

/** A charter file as plain data, with the way back to where each part stood. */
export interface CharterFile {
  readonly document: unknown;
  /** SHA-256 of what it says: order of keys, comments and layout make no difference. */
  readonly sha256: string;
  /**
   * Where a value stands, else its key, else the nearest part around what is missing.
   * @param of `key`: what is wrong is the name of the field
   */
  locate(path: DocumentPath, of?: 'key' | 'value'): Location;
}

/** Why a file could not be read as YAML; `reason` in the details of `charter-unreadable`. */
export type YamlReason =
  | 'syntax'
  | 'indent'
  | 'tab'
  | 'duplicate-key'
  | 'several-documents'
  | 'tag'
  | 'key'
  | 'alias'
  | 'version'
  | 'too-deep'
  | 'too-large';

const LARGEST = 1_048_576;
const MOST_ALIASES = 100;

/**
 * Reads YAML 1.2 of one document, without tags and without repeated keys.
 * @throws Refused `charter-unreadable` with a reason, line and column; or where the bytes are no UTF-8
 */
export async function readCharterFile(bytes: AsyncIterable<Uint8Array>): Promise<CharterFile> {
  const text = await wholeText(bytes);
  if (isDeep(text)) throw unreadable('too-deep');
  const lines = new LineCounter();
  const yaml = parseDocument(text, {
    lineCounter: lines,
    strict: true,
    uniqueKeys: true,
    prettyErrors: false,
  });
  const at = (offset: number): Location => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const [problem] = [...yaml.errors, ...yaml.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  if (problem) throw unreadable(REASONS[problem.code] ?? 'syntax', at(problem.pos[0]), problem.message);
  if (yaml.directives?.yaml.version !== '1.2') throw unreadable('version', at(0));
  const odd = oddPart(yaml.contents);
  if (odd) throw unreadable(odd.reason, at(odd.offset));
  const { document, json } = plain(yaml);
  return {
    document,
    sha256: createHash('sha256').update(json).digest('hex'),
    locate: (path, of = 'value') => at(offsetOf(yaml, path, of)),
  };
}

const REASONS: Readonly<Partial<Record<string, YamlReason>>> = {
  DUPLICATE_KEY: 'duplicate-key',
  TAG_RESOLVE_FAILED: 'tag',
  TAB_AS_INDENT: 'tab',
  BAD_INDENT: 'indent',
  MULTIPLE_DOCS: 'several-documents',
  BAD_ALIAS: 'alias',
};

/** @param problem the parser's own words, where it has any */
function unreadable(
  reason: YamlReason,
  at: Location = { line: 1, column: 1 },
  problem: string = reason,
): Refused {
  return new Refused(invalid('charter-unreadable', { reason, problem, line: at.line, column: at.column }));
}

async function wholeText(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  let text = '';
  for await (const part of readText(bytes).text) {
    text += part;
    if (text.length > LARGEST) throw unreadable('too-large');
  }
  return text;
}

/** What YAML allows and a charter has no use for: tags, keys that are no text. */
function oddPart(root: unknown): { readonly offset: number; readonly reason: YamlReason } | undefined {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (isPair(node)) {
      const { key, value } = node;
      if (!isScalar(key) || typeof key.value !== 'string') {
        return { offset: startOf(key) ?? startOf(value) ?? 0, reason: 'key' };
      }
      open.push(value);
    } else if (isScalar(node) || isCollection(node)) {
      if (node.tag !== undefined) return { offset: startOf(node) ?? 0, reason: 'tag' };
      if (isCollection(node)) open.push(...node.items);
    }
  }
  return undefined;
}

function plain(yaml: Document.Parsed): { readonly document: unknown; readonly json: string } {
  try {
    const document: unknown = yaml.toJS({ maxAliasCount: MOST_ALIASES });
    const json = canonicalJson(document);
    if (json.length <= LARGEST) return { document, json };
  } catch (error) {
    // Too many aliases, one without its anchor, or one that holds itself.
    if (!(error instanceof ReferenceError || error instanceof TypeError)) throw error;
  }
  throw unreadable('alias');
}

/** Follows the path as far as it goes. */
function offsetOf(yaml: Document.Parsed, path: DocumentPath, of: 'key' | 'value'): number {
  let node: unknown = yaml.contents;
  let offset = startOf(node) ?? 0;
  path.forEach((step, place) => {
    const around = isAlias(node) ? node.resolve(yaml) : node;
    node = undefined;
    if (isSeq(around) && typeof step === 'number') {
      node = around.items[step];
      offset = startOf(node) ?? offset;
    } else if (isMap(around)) {
      const pair = around.items.find(({ key }) => isScalar(key) && key.value === step);
      if (pair === undefined) return;
      node = pair.value;
      const own = of === 'value' && place === path.length - 1 ? startOfValue(pair) : startOf(pair.key);
      offset = own ?? offset;
    }
  });
  return offset;
}

/** A written scalar's own place; of a whole part, and of nothing, the place of its key. */
function startOfValue({ key, value }: Pair): number | undefined {
  const [from, to] = isScalar(value) && value.range ? value.range : [0, 0];
  return to > from ? from : startOf(key);
}

function startOf(node: unknown): number | undefined {
  return isScalar(node) || isCollection(node) || isAlias(node) ? node.range?.[0] : undefined;
}
