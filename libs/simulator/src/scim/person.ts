/** Somebody in a directory, by the columns of a directory file. */
export interface ScimPerson {
  /** Empty for what is nobody: a robot, say. */
  readonly employee_id: string;
  readonly [column: string]: string | undefined;
}

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** A user as RFC 7643, section 8.3 has them. Nobody's id is his employee id. */
export function userOf({ employee_id: employeeNumber, email, department, location, job_family }: ScimPerson) {
  const [division, ...rest] = (department ?? '').split('/');
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', ENTERPRISE],
    id: Buffer.from(email ?? employeeNumber).toString('hex'),
    userName: email ?? employeeNumber,
    active: true,
    ...(job_family === undefined ? {} : { title: job_family }),
    ...(email === undefined ? {} : { emails: [{ value: email, type: 'work', primary: true }] }),
    ...(location === undefined ? {} : { addresses: [{ type: 'work', locality: location }] }),
    [ENTERPRISE]: {
      ...(employeeNumber === '' ? {} : { employeeNumber }),
      division,
      department: rest.join('/') || undefined,
    },
    meta: { resourceType: 'User' },
  };
}
