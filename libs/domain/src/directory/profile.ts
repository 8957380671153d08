/** The attributes of the directory that are kept; each may be used in a rule. */
export const RULE_ATTRIBUTES = [
  'department',
  'location',
  'job_family',
  'job_title',
  'grade',
  'employment_type',
  'account_group',
] as const;

/** Columns of a directory file that are understood; those an operator adds come on top. Any other is dropped. */
export const DIRECTORY_COLUMNS = [
  'employee_id',
  'email',
  ...RULE_ATTRIBUTES,
  'manager_id',
  'start_date',
  'end_date',
] as const;

/** What the people of one kind have in common: everything a rule may look at. An absent attribute is absent, never ''. */
export type Profile = Readonly<Partial<Record<string, string>>>;

/** One text for equal profiles, whatever the order of their attributes. */
export function profileKey(profile: Profile): string {
  return JSON.stringify(
    Object.entries(profile)
      .filter(([, value]) => value !== undefined && value !== '')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
