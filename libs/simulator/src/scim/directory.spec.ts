import { directoryNow } from '../directory.js';
import { northwind } from '../northwind.js';
import { scimServer, type ScimServer } from './server.js';

jest.setTimeout(240_000);

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const TOKEN = 'a-token-of-the-directory';

interface User {
  readonly id: string;
  readonly title: string;
  readonly groups?: readonly { readonly display: string }[];
  readonly [ENTERPRISE]: {
    readonly employeeNumber: string;
    readonly division: string;
    readonly department?: string;
    readonly manager?: { readonly value: string };
  };
}
interface Page {
  readonly totalResults: number;
  readonly Resources: readonly User[];
}

const TODAY = '2026-11-23';
let served: ScimServer;
beforeAll(async () => {
  const people = directoryNow(northwind(), () => TODAY);
  served = await scimServer({ people, token: TOKEN, mostPerPage: 1_000 });
});
afterAll(() => served.close());

const ask = (query: string, token = TOKEN) =>
  fetch(`${served.url}/Users?${query}`, { headers: { authorization: `Bearer ${token}` } });
const page = async (query: string) => (await ask(query)).json() as Promise<Page>;

async function everybody(): Promise<readonly User[]> {
  const users: User[] = [];
  for (let total = 1; users.length < total;) {
    const { totalResults, Resources } = await page(`startIndex=${users.length + 1}&count=1000`);
    total = totalResults;
    users.push(...Resources);
  }
  return users;
}

test('the bank’s directory holds who is on the roster of the month, their managers and their groups', async () => {
  const [, ...lines] = [...northwind().roster(TODAY)].join('').trimEnd().split('\n');
  const users = await everybody();
  expect(users.map((user) => user[ENTERPRISE].employeeNumber)).toEqual(
    lines.map((line) => line.split(',')[0]),
  );
  const byId = new Map(users.map((user) => [user.id, user]));
  expect(byId.size).toBe(users.length);
  const told = users.map((user) => {
    const { employeeNumber, division, department, manager } = user[ENTERPRISE];
    const managerNumber = manager === undefined ? '' : byId.get(manager.value)?.[ENTERPRISE].employeeNumber;
    const path = [division, ...(department === undefined ? [] : [department])].join('/');
    return [employeeNumber, path, user.title, managerNumber, user.groups?.[0]?.display ?? ''].join();
  });
  const written = lines.map((line) => {
    const [id, , department, , family, , , manager, , , group] = line.split(',');
    return [id, department, family, manager, group].join();
  });
  expect(told).toEqual(written);
});

test('it says nothing of when somebody came, and nothing at all to strangers', async () => {
  expect(JSON.stringify((await page('count=50')).Resources)).not.toMatch(/start|hire|20\d\d-\d\d/i);
  expect((await ask('count=1', 'another-token')).status).toBe(401);
});
