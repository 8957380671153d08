import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { closedAfterwards, kept, pagesOf } from '@takeup/connectors/testing';
import { discourse } from './discourse.js';
import { users } from './streams.js';
import { smallForum } from './testing/forum.js';
import { open as openForum, postsOf } from './testing/opened.js';

const CONTRACTS = path.resolve(__dirname, '../../../../../shared/contracts/discourse');
const published = <T>(file: string): T | undefined => {
  if (existsSync(path.join(CONTRACTS, file)))
    return JSON.parse(readFileSync(path.join(CONTRACTS, file), 'utf8')) as T;
  console.log(`not checked: contracts/discourse/${file} absent`);
  return undefined;
};
const { open, closeAll } = closedAfterwards(openForum);
afterEach(closeAll);

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}
interface Described {
  readonly paths: Readonly<
    Record<
      string,
      {
        readonly get?: {
          readonly parameters?: readonly { readonly name: string }[];
          readonly responses: {
            readonly 200: { readonly content: { readonly 'application/json': { readonly schema: Schema } } };
          };
        };
      }
    >
  >;
}

/** As the description names a path. */
const described = (asked: string) =>
  asked.replace(/^\/u\/[^/]+\.json$/, '/u/{username}.json').replace('/list/active.json', '/list/{flag}.json');

it('asks only for what the published API offers, but for the queries of the Data Explorer', async () => {
  const api = published<Described>('openapi.json');
  if (api === undefined) return;
  const own = await open(smallForum);
  await discourse.check(own.session);
  for (const stream of ['users', 'categories']) await pagesOf(own, { by: 'snapshot', stream });
  await pagesOf(own, postsOf());
  const asked = own.server.asked.filter(({ path: one }) => !one.includes('/explorer/'));
  expect(new Set(asked.map(({ path: one }) => described(one))).size).toBe(4);
  for (const { path: one, query } of asked) {
    const operation = api.paths[described(one)]?.get;
    expect(operation).toBeDefined();
    for (const name of query.keys())
      expect(operation?.parameters?.map((parameter) => parameter.name)).toContain(name);
  }
});

it('needs only fields that the description has', () => {
  const api = published<Described>('openapi.json');
  if (api === undefined) return;
  const schemaOf = (name: string) => api.paths[name]?.get?.responses[200].content['application/json'].schema;
  const post = schemaOf('/posts.json')?.properties?.['latest_posts']?.items?.properties ?? {};
  for (const field of [
    ...['id', 'created_at', 'topic_id', 'category_id', 'post_number', 'post_type', 'user_id'],
    ...['hidden', 'deleted_at', 'user_deleted', 'raw', 'topic_title'],
  ])
    expect(post).toHaveProperty(field);
  const list = schemaOf('/categories.json')?.properties?.['category_list']?.properties?.['categories'];
  for (const field of ['id', 'name', 'slug', 'read_restricted', 'subcategory_list'])
    expect(list?.items?.properties).toHaveProperty(field);
  const person = schemaOf('/admin/users/list/{flag}.json')?.items?.properties;
  for (const field of ['id', 'email', 'active']) expect(person).toHaveProperty(field);
  const user = schemaOf('/u/{username}.json')?.properties?.['user']?.properties;
  for (const field of ['id', 'admin', 'can_edit']) expect(user).toHaveProperty(field);
});

it('a list of people as a server gave it is kept without drift, and names nobody', () => {
  const rows = published<readonly { readonly username: string }[]>('responses/users/active_list.json');
  for (const row of rows ?? []) expect(JSON.stringify(kept(users, row))).not.toContain(row.username);
});
