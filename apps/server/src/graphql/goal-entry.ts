import type { OutcomeReport, ValueField } from '@takeup/application';
import type { Refusal } from '@takeup/domain';
import type { GoalEntry, GoalEntryField, GoalValueChange } from '@takeup/schema';

/** One line of an outcome file, of what was typed. */
export function rowOf({ at, value, n }: GoalEntry): Readonly<Record<string, string>> {
  const typed = { at: at.trim(), value: value.trim(), n: (n ?? '').trim() };
  return Object.fromEntries(Object.entries(typed).filter(([, text]) => text !== ''));
}

export function changeOf({ added, changed }: Pick<OutcomeReport, 'added' | 'changed'>): GoalValueChange {
  if (added > 0) return 'ADDED';
  return changed > 0 ? 'REPLACED' : 'NONE';
}

const FIELDS: Readonly<Record<ValueField, GoalEntryField>> = { at: 'AT', value: 'VALUE', n: 'CASES' };

/** Where a refused value is at fault; null: in none of its fields. */
export function entryField({ code, details }: Refusal): GoalEntryField | null {
  if (code === 'outcome-fraction') return 'VALUE';
  if (code !== 'outcome-value') return null;
  return FIELDS[details['field'] as ValueField];
}
