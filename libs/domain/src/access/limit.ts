import type { Charter, CharterTarget } from '../charter/charter.js';
import type { Condition } from '../charter/condition.js';
import type { DepartmentPath } from '../directory/department.js';
import { ROOT, isWithin, normaliseDepartment } from '../directory/department.js';
import type { PersonaRule } from '../directory/persona-rule.js';
import { matches } from '../directory/persona-rule.js';

/** What is left of a department under a limit: it, or the limit that lies in it; undefined where the two have nobody in common. */
export function narrowed(
  department: DepartmentPath | null,
  limit: DepartmentPath,
): string | null | undefined {
  if (isWithin(department ?? ROOT, limit)) return department;
  return isWithin(limit, department ?? ROOT) ? limit : undefined;
}

export function concerns({ department }: Pick<CharterTarget, 'department'>, limit: DepartmentPath): boolean {
  return narrowed(department, limit) !== undefined;
}

/**
 * A charter as somebody sees it who may see one department: other departments are not in it. Its sentences stay as they
 * were written, whatever they name.
 */
export function limitedCharter(charter: Charter, limit: DepartmentPath): Charter {
  if (limit === ROOT) return charter;
  const { adoption, personas, exclusions, retirement } = charter;
  const kept = ({ condition }: { readonly condition: Condition | null }) =>
    condition === null || condition.of === 'goal' || concerns(condition, limit);
  return {
    ...charter,
    adoption: adoption.filter((target) => concerns(target, limit)),
    personas: personas.map((persona) => ({
      ...persona,
      rule: persona.rule && limitedRule(persona.rule, limit),
    })),
    exclusions: exclusions.map((exclusion) => ({
      ...exclusion,
      rule: exclusion.rule && limitedRule(exclusion.rule, limit),
    })),
    retirement: {
      ...retirement,
      atGates: retirement.atGates.filter(kept),
      anyTime: retirement.anyTime.filter(kept),
    },
  };
}

/** Departments in a rule that have nothing to do with the limit are left out; a rule of no others names none. */
function limitedRule(rule: PersonaRule, limit: DepartmentPath): PersonaRule {
  const { department, ...others } = rule;
  const own = department?.filter((value) => reaches(value, limit)) ?? [];
  return own.length === 0 ? others : { ...others, department: own };
}

function reaches(value: string, limit: DepartmentPath): boolean {
  if (matches({ department: [value] }, { department: limit })) return true;
  return isWithin(normaliseDepartment(value).toLowerCase(), limit.toLowerCase());
}
