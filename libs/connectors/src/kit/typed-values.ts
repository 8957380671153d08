import type { ConfigField } from './config-fields.js';

/** Before a name with `=`: a comma within a value parts nothing. */
const BETWEEN_PAIRS = /[,\n](?=\s*[a-z][a-z0-9_]*\s*=(?!=))/;

type Typed = string | boolean | readonly string[];

/** A value as it was typed, as it is kept: pairs as `name=value`. */
export function typedValue({ kind }: Pick<ConfigField, 'kind'>, value: string): Typed {
  if (kind === 'flag') return value === 'true' ? true : value === 'false' ? false : value;
  if (kind !== 'list' && kind !== 'pairs') return value;
  return value.split(kind === 'list' ? /[,\n]/ : BETWEEN_PAIRS).map((part) => part.trim());
}

/** Values that were kept, as a connector's schema reads them. */
export function configValues(
  fields: readonly ConfigField[],
  kept: Readonly<Record<string, Typed>>,
): Readonly<Record<string, unknown>> {
  const kinds = new Map(fields.map(({ name, kind }) => [name, kind]));
  return Object.fromEntries(
    Object.entries(kept).map(([name, value]) => [name, configValue(kinds.get(name), value)]),
  );
}

function configValue(kind: ConfigField['kind'] | undefined, value: Typed): unknown {
  if (kind === 'pairs' && typeof value === 'object') return recordOf(value);
  // What is no number stays as it was typed, and the schema says so.
  if (kind === 'number' && typeof value === 'string')
    return Number.isNaN(Number(value)) ? value : Number(value);
  return value;
}

/** A name that comes again has several values. */
function recordOf(pairs: readonly string[]): Readonly<Record<string, string | readonly string[]>> {
  const record = new Map<string, string[]>();
  for (const pair of pairs) {
    const [name = '', ...rest] = pair.split('=');
    record.set(name.trim(), [...(record.get(name.trim()) ?? []), rest.join('=').trim()]);
  }
  return Object.fromEntries(
    [...record].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  );
}
