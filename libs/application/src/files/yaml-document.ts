import { LineCounter, parseDocument } from 'yaml';
import { isDeep } from './yaml-depth.js';

/** A YAML text as plain data, or its first fault with the place of it. */
export type YamlDocument = { readonly document: unknown } | { readonly fault: string };

/** Strict YAML 1.2: keys stand once, no custom tags, few aliases. */
export function parseYaml(text: string): YamlDocument {
  if (isDeep(text)) return { fault: 'it nests too deep' };
  const lineCounter = new LineCounter();
  const parsed = parseDocument(text, { lineCounter, prettyErrors: false, strict: true, uniqueKeys: true });
  const [fault] = [...parsed.errors, ...parsed.warnings];
  if (fault) {
    const { line, col } = lineCounter.linePos(fault.pos[0]);
    return { fault: `line ${line}, column ${col}: ${fault.message}` };
  }
  return { document: parsed.toJS({ maxAliasCount: 50 }) as unknown };
}
