import { readFileSync } from 'node:fs';
import path from 'node:path';
import { en } from '@takeup/words';
import { FAULT_CODES } from './kit/index.js';
import * as activityStreams from './activitystreams/streams.js';
import * as discourse from './discourse/streams.js';
import { posts } from './mattermost/streams.js';
import * as nodebb from './nodebb/streams.js';
import { meaningsOf } from './meanings.js';
import { connectors, receivers } from './registry.js';
import * as rocketChat from './rocket-chat/streams.js';
import * as slack from './slack/streams.js';
import * as teams from './teams/streams.js';
import * as vivaEngage from './viva-engage/streams.js';
import * as zulip from './zulip/streams.js';

const source = (file: string) => readFileSync(path.join(__dirname, file), 'utf8');
const guide = (file: string) => readFileSync(path.join(__dirname, '../../../docs/connectors', file), 'utf8');

it('names each connector by its own id', () => {
  expect([...connectors].map(([id, connector]) => [id, connector.id])).toEqual([
    ['activitystreams', 'activitystreams'],
    ['discourse', 'discourse'],
    ['mattermost', 'mattermost'],
    ['nodebb', 'nodebb'],
    ['rocket-chat', 'rocket-chat'],
    ['slack', 'slack'],
    ['teams', 'teams'],
    ['viva-engage', 'viva-engage'],
    ['zulip', 'zulip'],
  ]);
  expect([...receivers].map(([id, receiver]) => [id, receiver.id])).toEqual([['webhook', 'webhook']]);
});

it('each connector has a page', () => {
  for (const [id, { title }] of [...connectors, ...receivers])
    expect(guide(`${id}.md`)).toMatch(new RegExp(`^# ${title}$`, 'm'));
});

it.each(FAULT_CODES.map((code) => [code]))('%s has words', (code) => {
  expect(en.connectors.fault(code)?.whatToDo).toBeDefined();
});

it('what the guide calls a word of a fault is one', () => {
  const rows =
    guide('README.md')
      .split('## When it fails')[1]
      ?.matchAll(/^\| ((?:`[\w-]+`(?:, )?)+)/gm) ?? [];
  const explained = [...rows].flatMap(([, words = '']) =>
    [...words.matchAll(/[\w-]+/g)].map(([word]) => word),
  );
  expect(explained.sort()).toEqual(FAULT_CODES.filter((code) => code !== 'cancelled').toSorted());
});

it.each([...connectors.keys()].map((id) => [id]))(
  'what the check of %s may note has words, and stands in its guide',
  (id) => {
    const codes = [...source(`${id}/check.ts`).matchAll(new RegExp(`'(${id}-[\\w-]+)'`, 'g'))].map(
      ([, code = '']) => code,
    );
    expect(codes.length).toBeGreaterThan(1);
    for (const code of codes) {
      expect(en.connectors.note(code)?.message).toBeDefined();
      expect(guide(`${id}.md`)).toContain(`\`${code}\``);
    }
  },
);

it('what a stream means has words', () => {
  const streams = [
    ...[posts('report', []), posts('list', [])],
    ...[discourse.posts, discourse.visits, discourse.likes],
    ...[rocketChat.presence, rocketChat.messages([], 'all')],
    ...[teams.activity, activityStreams.activities([])],
    ...[nodebb.posts, zulip.messages()],
    ...[slack.members, slack.messages([], 'all')],
    ...[vivaEngage.messages, vivaEngage.activity(true), vivaEngage.activity(false)],
  ];
  const keys = streams.flatMap(({ means }) => Object.values(means));
  expect(keys.length).toBeGreaterThan(4);
  for (const key of keys) expect(en.connectors.meaning(key)).toBeDefined();
  // Told by a note of its check, since only the server knows whether it offers the report.
  const byNote = ['mattermost-late-reactions'];
  const told = [...connectors.values()].flatMap(({ consents }) =>
    consents.flatMap(({ means = {} }) => Object.values(means)),
  );
  expect([...new Set([...told, ...byNote])].sort()).toEqual([...new Set(keys)].sort());
  const words = streams.flatMap(({ means }) => Object.keys(means));
  for (const word of words) expect(en.capabilities.word(word)).toBeDefined();
});

it('of a word that two consents explain, the last that is given holds', () => {
  const meant = (...given: readonly string[]) => meaningsOf(given).get('contributing');
  expect(meant('viva-engage-reports')).toBe('viva-engage-posted');
  expect(meant('viva-engage-reports', 'viva-engage-export')).toBe('viva-engage-public-posts');
  expect(meant()).toBeUndefined();
});
