import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Json } from '@takeup/connectors/kit';
import { keepRow } from '@takeup/connectors/kit';
import { pagesOf, testHash } from '@takeup/connectors/testing';
import type { AskedOf } from '@takeup/connectors/testing';
import { nodebb } from './nodebb.js';
import { posts, users } from './streams.js';
import { SPAN, smallForum } from './testing/forum.js';
import { open, postsOf } from './testing/opened.js';

const CONTRACTS = path.resolve(__dirname, '../../../../../shared/contracts/nodebb');
const isThere = (folder: string) => {
  if (existsSync(path.join(CONTRACTS, folder))) return true;
  console.log(`not checked: contracts/nodebb/${folder} absent`);
  return false;
};
const recorded = <T extends Json>(file: string) =>
  JSON.parse(readFileSync(path.join(CONTRACTS, 'recorded', file), 'utf8')) as T;

/** As the description names a path: `/posts/{pid}/voters`. */
const described = ({ path: asked }: AskedOf) =>
  asked
    .replace(/\/categories\/\d+/, '/categories/{cid}')
    .replace(/\/posts\/\d+/, '/posts/{pid}')
    .replace('/recent/posts', '/recent/posts/{term}');

it('asks only for what the published API offers', async () => {
  if (!isThere('openapi')) return;
  const published = ['read', 'write'].map((name) =>
    readFileSync(path.join(CONTRACTS, 'openapi', `${name}.yaml`), 'utf8'),
  );
  const own = await open(smallForum);
  try {
    await nodebb.check(own.session);
    for (const stream of ['users', 'categories']) await pagesOf(own, { by: 'snapshot', stream });
    await pagesOf(own, postsOf());
    const asked = new Set(own.server.asked.map(described));
    expect(asked.size).toBe(6);
    for (const one of asked) {
      const [from, name] = one.startsWith('/api/v3')
        ? [published[1], one.slice('/api/v3'.length)]
        : [published[0], one];
      expect(from).toMatch(new RegExp(`^ +["']?${name.replace(/[{}/]/g, '\\$&')}/?["']?:$`, 'm'));
    }
  } finally {
    await own.close();
  }
});

describe('what a NodeBB 4.10.3 answered', () => {
  it('of people is kept without drift, and names nobody', () => {
    if (!isThere('recorded')) return;
    const { users: rows } = recorded<{ readonly users: readonly { readonly username: string }[] }>(
      'admin-manage-users.json',
    );
    for (const row of rows) {
      const { row: kept, drift } = keepRow(row, users.keep, testHash);
      expect(drift).toBeUndefined();
      expect(JSON.stringify(kept)).not.toContain(row.username);
    }
  });

  it('of posts is told as it stands there', async () => {
    if (!isThere('recorded')) return;
    const pages = readdirSync(path.join(CONTRACTS, 'recorded')).filter((file) =>
      file.startsWith('recent-posts'),
    );
    const answers = pages.toSorted().map((file) => recorded<readonly { readonly timestamp: number }[]>(file));
    const cids = [
      ...new Set(answers.flat().map((row) => (row as never as { topic: { cid: number } }).topic.cid)),
    ];
    const categories = cids.map((cid) => ({ cid, name: `C${cid}`, slug: `${cid}/c${cid}` }));
    const at = answers.flat().map(({ timestamp }) => timestamp);
    const span = { from: Math.min(...at, SPAN.from), to: Math.max(...at) + 1 };
    const own = await open(
      { ...smallForum, categories },
      {
        instead: ({ path: asked, query }) => {
          if (asked.endsWith('/voters')) return { body: recorded('post-10-voters.json') };
          if (!asked.endsWith('/recent/posts')) return undefined;
          return { body: answers[Number(query.get('page')) - 1] ?? [] };
        },
      },
    );
    try {
      const rows = (await pagesOf(own, postsOf(span))).flatMap((page) => page.rows);
      const facts = rows.flatMap((row) => {
        const { row: kept, drift } = keepRow(row, posts.keep, testHash);
        expect(drift).toBeUndefined();
        return nodebb.observe('posts', kept ?? {});
      });
      const isAct = (kind: string) =>
        facts.filter((fact) => fact.fact === 'activity' && fact.kind === kind).length;
      expect(isAct('post') + isAct('reply')).toBe(answers.flat().length);
      expect(isAct('vote')).toBeGreaterThan(0);
    } finally {
      await own.close();
    }
  });
});
