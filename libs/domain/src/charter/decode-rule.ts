import { DIRECTORY_COLUMNS, RULE_ATTRIBUTES } from '../directory/profile.js';
import type { PersonaRule } from '../directory/persona-rule.js';
import type { Decoder } from './decode.js';
import { isMapping, listOrOne, shown, textOrNumber } from './decode.js';
import { hint } from './nearest.js';

/** Attributes a rule may use; `any` for documents that were checked when they were applied. */
export type AllowedAttributes = readonly string[] | 'any';

/** What would point at a person: the directory's own columns that are no attributes, and other words for them. */
const PERSONAL: ReadonlySet<string> = new Set([
  ...DIRECTORY_COLUMNS.filter((column) => !(RULE_ATTRIBUTES as readonly string[]).includes(column)),
  ...['employee', 'id', 'e-mail', 'mail', 'name', 'account', 'manager', 'start', 'end', 'date'],
]);

const values = listOrOne(textOrNumber);

/** Conditions over directory attributes, all of which must hold. */
export function rule(allowed: AllowedAttributes): Decoder<PersonaRule> {
  return (value, place) => {
    if (!isMapping(value))
      return place.fault('not-a-mapping', { known: allowed === 'any' ? '' : allowed.join(', ') });
    const conditions = Object.entries(value).flatMap(([attribute, given]) => {
      const at = place.in(attribute);
      if (allowed !== 'any' && PERSONAL.has(attribute.toLowerCase()))
        at.fault('rule-attribute-personal', { attribute });
      else if (allowed !== 'any' && !allowed.includes(attribute)) {
        at.fault('rule-attribute-unknown', { attribute: shown(attribute), ...hint(attribute, allowed) });
      } else {
        const read = values(given, at) ?? [];
        if (Array.isArray(given) && given.length === 0) at.fault('empty-rule');
        return [[attribute, read] as const];
      }
      return [];
    });
    if (Object.keys(value).length === 0) place.fault('empty-rule');
    return Object.fromEntries(conditions);
  };
}
