/**
 * One text for one value, after RFC 8785 (JSON Canonicalization Scheme): keys by UTF-16 code units, no white space,
 * numbers and strings as ECMAScript writes them.
 * @throws TypeError for what JSON cannot say without loss: NaN, infinities, undefined, half a surrogate pair
 */
export function rfc8785(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string') return stringText(value);
  if (Array.isArray(value)) return `[${value.map(rfc8785).join(',')}]`;
  if (typeof value === 'object') {
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([key, own]) => `${stringText(key)}:${rfc8785(own)}`).join(',')}}`;
  }
  throw new TypeError(`no JSON: ${typeof value}`);
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('no JSON: a number that is not finite');
  return JSON.stringify(value);
}

function stringText(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError('no JSON: half a surrogate pair');
  return JSON.stringify(text);
}
