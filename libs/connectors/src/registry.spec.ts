import { readFileSync } from 'node:fs';
import path from 'node:path';
import { en } from '@takeup/words';
import { FAULT_CODES } from './kit/index.js';
import { posts } from './mattermost/streams.js';
import { connectors } from './registry.js';

const source = (file: string) => readFileSync(path.join(__dirname, file), 'utf8');
const guide = (file: string) => readFileSync(path.join(__dirname, '../../../docs/connectors', file), 'utf8');

it('names each connector by its own id', () => {
  expect([...connectors].map(([id, connector]) => [id, connector.id])).toEqual([
    ['mattermost', 'mattermost'],
  ]);
});

it('each connector has a page', () => {
  for (const [id, { title }] of connectors)
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
  expect(explained.sort()).toEqual(
    FAULT_CODES.filter((code) => !['not-found', 'cancelled'].includes(code)).toSorted(),
  );
});

it('what a check may note has words, and stands in the guide', () => {
  const codes = [...source('mattermost/check.ts').matchAll(/code: '(mattermost-[\w-]+)'/g)].map(
    ([, code = '']) => code,
  );
  expect(codes.length).toBeGreaterThan(4);
  for (const code of codes) {
    expect(en.connectors.note(code)?.message).toBeDefined();
    expect(guide('mattermost.md')).toContain(`\`${code}\``);
  }
});

it('what a stream means has words', () => {
  const keys = (['report', 'list'] as const).flatMap((way) => Object.values(posts(way, []).means));
  for (const key of keys) expect(en.connectors.meaning(key)).toBeDefined();
});
