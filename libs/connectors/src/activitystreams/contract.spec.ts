import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { JsonRow } from '@takeup/connectors/kit';
import { Faulted } from '@takeup/connectors/kit';
import { closedAfterwards, tellings } from '@takeup/connectors/testing';
import { activityOf } from './activity.js';
import { activitiesOf, open as openServer } from './testing/opened.js';
import { smallServer } from './testing/server.js';

const CONTRACTS = path.resolve(__dirname, '../../../../../shared/contracts/activitypub');
const isThere = (name: string) => {
  if (existsSync(path.join(CONTRACTS, name))) return true;
  console.log(`not checked: contracts/activitypub/${name} absent`);
  return false;
};
const parsed = <T>(name: string) => JSON.parse(readFileSync(path.join(CONTRACTS, name), 'utf8')) as T;
const { open, closeAll } = closedAfterwards(openServer);
afterEach(closeAll);

it('the first page of a category’s outbox, as a NodeBB 4.10.3 gave it, is told', async () => {
  if (!isThere('nodebb-category-outbox-p1.json')) return;
  const { next: _, ...page } = parsed<{ next: string; orderedItems: readonly JsonRow[] }>(
    'nodebb-category-outbox-p1.json',
  );
  const own = await open(smallServer, {
    instead: ({ path: asked }) =>
      asked === '/plain/outbox' ? { body: { ...page, totalItems: 20 } } : undefined,
  });
  const span = { from: Date.UTC(2026, 10, 20), to: Date.UTC(2026, 10, 25) };
  const facts = (await tellings(own, activitiesOf('town-square', span))).flatMap((one) => one.facts);
  const kinds = facts.flatMap((fact) => (fact.fact === 'activity' ? [fact.kind] : []));
  expect(kinds).toHaveLength(page.orderedItems.length);
  expect(new Set(kinds)).toEqual(new Set(['post', 'reply']));
});

it('a page of somebody’s outbox is told but for the Likes, which have no time', () => {
  if (!isThere('nodebb-user-outbox-first.json')) return;
  const { orderedItems } = parsed<{ orderedItems: readonly JsonRow[] }>('nodebb-user-outbox-first.json');
  const told = orderedItems.filter((one) => activityOf(one, 'outbox') !== undefined);
  expect(told).toEqual(orderedItems.filter(({ type }) => type === 'Create'));
  expect(told.length).toBeGreaterThan(0);
});

it('every example of the standard is told, passed over or refused, and none that is for nobody is told', () => {
  if (!isThere('w3c-as2')) return;
  const files = readdirSync(path.join(CONTRACTS, 'w3c-as2')).filter((file) => file.endsWith('.json'));
  expect(files.length).toBeGreaterThan(100);
  for (const file of files) {
    let example: JsonRow;
    try {
      example = parsed<JsonRow>(`w3c-as2/${file}`);
    } catch {
      continue;
    }
    const isForAll = /#Public|as:Public|"Public"/.test(JSON.stringify(example));
    try {
      const told = activityOf(example, file);
      expect([file, told === undefined || isForAll]).toEqual([file, true]);
    } catch (error) {
      expect(error).toBeInstanceOf(Faulted);
    }
  }
});
