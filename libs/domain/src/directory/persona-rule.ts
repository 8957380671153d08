import type { DepartmentPath } from './department.js';
import { isWithin, normaliseDepartment } from './department.js';
import type { Profile } from './profile.js';

/** Every condition must hold; a list means any of; `*` is a wildcard. */
export type PersonaRule = Readonly<Record<string, readonly string[]>>;

/** Whether a rule holds for a profile. Text is compared without regard to case; a department covers all below it. */
export function matches(rule: PersonaRule, profile: Profile): boolean {
  return Object.entries(rule).every(([attribute, values]) => {
    const own = profile[attribute];
    if (own === undefined) return false;
    return values.some((value) =>
      attribute === 'department' ? coversDepartment(value, own) : fits(value, own),
    );
  });
}

/** Equal rules have equal text, whatever the order of their conditions and values. */
export function ruleKey(rule: PersonaRule): string {
  return JSON.stringify(
    Object.entries(rule)
      .map(([attribute, values]) => [attribute, [...values].sort()] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function coversDepartment(value: string, own: DepartmentPath): boolean {
  const node = normaliseDepartment(value);
  if (!node.includes('*')) return isWithin(own.toLowerCase(), node.toLowerCase());
  return fits(node, own) || fits(`${node}/*`, own);
}

/** Parts between the wildcards are sought from left to right, so that no pattern takes long. */
function fits(pattern: string, text: string): boolean {
  const parts = pattern.trim().toLowerCase().split('*');
  const own = text.toLowerCase();
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return own === first;
  if (own.length < first.length + last.length || !own.startsWith(first) || !own.endsWith(last)) return false;
  let from = first.length;
  for (const part of rest) {
    const at = own.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return from <= own.length - last.length;
}
