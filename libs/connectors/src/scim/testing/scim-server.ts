import type { AskedOf, Told } from '@takeup/connectors/testing';

export const TOKEN = 'scim-token-of-the-tests';
export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

export interface User {
  readonly id: string;
  readonly [attribute: string]: unknown;
}

/** As RFC 7643, section 8.3 has them, without what nobody asks for. */
export const userOf = (n: number): User => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', ENTERPRISE],
  id: `id-${n}`,
  userName: `person${n}@example.org`,
  title: n % 3 === 0 ? 'Analyst' : 'Clerk',
  active: true,
  emails: [
    { value: `private${n}@example.com`, type: 'home' },
    { value: `person${n}@example.org`, type: 'work' },
  ],
  addresses: [{ type: 'work', locality: n % 2 === 0 ? 'Berlin' : 'Lyon' }],
  [ENTERPRISE]: { employeeNumber: `E${n}`, division: 'Retail', department: 'Branches' },
});

export const listOf = (users: readonly unknown[], totalResults: number, startIndex = 1) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
  ...{ totalResults, startIndex, itemsPerPage: users.length, Resources: users },
});

/** Pages of at most a hundred, whatever is asked for. @param usersNow who is there at each request */
export function scimAnswer(usersNow: () => readonly User[]): (asked: AskedOf) => Told {
  return ({ path, query, headers }) => {
    if (headers.authorization !== `Bearer ${TOKEN}`) return { status: 401 };
    if (path !== '/scim/v2/Users') return { status: 404 };
    const startIndex = Number(query.get('startIndex') ?? 1);
    const users = usersNow();
    const page = users.slice(startIndex - 1, startIndex - 1 + Math.min(100, Number(query.get('count'))));
    return { body: listOf(page, users.length, startIndex) };
  };
}
