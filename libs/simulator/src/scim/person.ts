/** Somebody in a directory, by the columns of a directory file. */
export interface ScimPerson {
  /** Empty for what is nobody: a robot, say. */
  readonly employee_id: string;
  readonly [column: string]: string | undefined;
}

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/**
 * A user as RFC 7643, section 8.3 has them: what the protocol has a place for. When somebody came, left or changed places has
 * none, and neither has a grade. Nobody's id is his employee id.
 * @param idOf the id of whoever an employee id is; undefined for somebody who is not there
 */
export function userOf(person: ScimPerson, idOf: (employeeId: string) => string | undefined) {
  const { employee_id: employeeNumber, email, department, location, job_family: title } = person;
  const { employment_type: userType, account_group: group, cost_center: costCenter } = person;
  const [division, ...rest] = (department ?? '').split('/');
  const manager = idOf(person['manager_id'] ?? '');
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', ENTERPRISE],
    id: idIn(person),
    userName: email ?? employeeNumber,
    active: true,
    ...present({ title, userType }),
    ...(email === undefined ? {} : { emails: [{ value: email, type: 'work', primary: true }] }),
    ...(location === undefined ? {} : { addresses: [{ type: 'work', locality: location }] }),
    ...(group === undefined || group === '' ? {} : { groups: [{ value: hex(group), display: group }] }),
    [ENTERPRISE]: {
      ...present({ employeeNumber, division, department: rest.join('/'), costCenter }),
      ...(manager === undefined ? {} : { manager: { value: manager } }),
    },
    meta: { resourceType: 'User' },
  };
}

export const idIn = ({ email, employee_id: employeeNumber }: ScimPerson): string =>
  hex(email ?? employeeNumber);

const hex = (text: string): string => Buffer.from(text).toString('hex');

/** What is empty is left out, as servers do. */
const present = (values: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, value]],
    ),
  );
