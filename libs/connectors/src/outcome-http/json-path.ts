import type { Json } from '@takeup/connectors/kit';
import type { JSONPathQuery, JSONValue } from 'json-p3';
import { JSONPathEnvironment } from 'json-p3';

/**
 * JSONPath (RFC 9535) but for what some answer could make run for ever, and with it the server: `match()` and `search()`
 * bring regular expressions, and each `..` goes once through all there is.
 */
const environment = new JSONPathEnvironment();
for (const name of ['match', 'search']) environment.functionRegister.delete(name);

/** Letters of a path. Selectors repeat what they find, so that a long path finds without end. */
const MOST = 200;

/** @throws Error where it is none that is read here */
export function compilePath(own: string): JSONPathQuery {
  const deep = own.replaceAll(/"[^"]*"|'[^']*'/g, '').match(/\.\./g)?.length ?? 0;
  if (own.length > MOST || deep > 1) throw new Error('more than is read');
  return environment.compile(own);
}

export function isPath(own: string): boolean {
  try {
    compilePath(own);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param most the values beyond one more are not looked for
 * @throws Error where the value is nested deeper than any answer that is meant
 */
export function found(path: JSONPathQuery, value: Json, most: number): readonly Json[] {
  const values: Json[] = [];
  for (const node of path.lazyQuery(value as JSONValue)) {
    values.push(node.value as Json);
    if (values.length > most) break;
  }
  return values;
}
