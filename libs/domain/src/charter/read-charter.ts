import type { Charter } from './charter.js';
import { checkNames } from './check-names.js';
import { checkSense } from './check-sense.js';
import type { Decoder } from './decode.js';
import { Place, fields, isMapping, shown } from './decode.js';
import type { AllowedAttributes } from './decode-rule.js';
import type { CharterFault } from './fault.js';
import { purposeOf, purposeShape } from './read-purpose.js';
import { resultsOf, resultsShape } from './read-results.js';

/** The version of the format that is read. */
export const CHARTER_FORMAT = 1;

export interface CharterReading {
  /** What could be read; wrong parts are null like missing ones. */
  readonly charter: Charter;
  /** In document order within each section; empty for a valid document, which may still be incomplete. */
  readonly faults: readonly CharterFault[];
}

const format: Decoder<number> = (value, place) =>
  value === CHARTER_FORMAT
    ? CHARTER_FORMAT
    : place.fault('format-unknown', { value: shown(value), known: CHARTER_FORMAT });

/**
 * Reads a charter from plain data, as a YAML or JSON parser gives it. Whatever is missing is left out; whatever is
 * there and wrong is a fault.
 * @param allowedAttributes directory attributes that rules may use
 */
export function readCharter(document: unknown, allowedAttributes: readonly string[]): CharterReading {
  return read(document, allowedAttributes);
}

/** A stored document: it had no fault when it was applied, so what later releases would object to is passed over. */
export function readStoredCharter(document: unknown): Charter {
  return read(document, 'any').charter;
}

function read(document: unknown, allowed: AllowedAttributes): CharterReading {
  const faults: CharterFault[] = [];
  const place = new Place([], faults);
  const shape = { charter: format, ...purposeShape(allowed), ...resultsShape };
  // An empty document is a mapping without keys.
  const parts = fields(shape, ['charter', 'initiative'])(document ?? {}, place);
  const charter: Charter = { ...purposeOf(parts), ...resultsOf(parts) };
  if (isMapping(document)) {
    checkNames(charter, place);
    checkSense(charter, place);
  }
  return { charter, faults };
}
