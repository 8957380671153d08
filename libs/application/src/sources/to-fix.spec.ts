import type { Matching, SourceFacts } from './to-fix.js';
import { toFix } from './to-fix.js';

const TODAY = '2026-11-23';
const at = new Date('2026-11-23T03:31:00Z');
const pulled: SourceFacts = {
  key: 'chat',
  title: 'Chat',
  way: 'pulled',
  reading: false,
  last: '2026-11-22',
  givenUp: [],
  missing: [],
  suspect: [],
  waiting: [],
  fault: null,
  consents: [],
  notes: [],
  drift: [],
};
const brought: SourceFacts = { ...pulled, way: 'brought' };
const about = (source: SourceFacts, matching: Matching | null = null) =>
  toFix([source], matching, TODAY).map((found) => found.about);
const trouble = (kind: string) => ({ kind, detail: 'HTTP 429', at });

it('without any source there is one thing to do', () => {
  expect(toFix([], null, TODAY)).toEqual([{ about: 'nothing-configured' }]);
});

it.each<[string, SourceFacts, readonly string[]]>([
  ['a source that is well', pulled, []],
  ['access refused', { ...pulled, fault: trouble('denied') }, ['sync']],
  ['answers changed', { ...pulled, fault: trouble('changed') }, ['sync']],
  ['asked to wait', { ...pulled, fault: trouble('throttled') }, ['sync']],
  ['down', { ...pulled, fault: trouble('transient') }, ['sync']],
  ['days not ready yet are no fault', { ...pulled, fault: trouble('not-yet') }, []],
  ['days the platform does not have are told as days', { ...pulled, fault: trouble('absent') }, []],
  ['nothing came yet', { ...pulled, last: null }, ['silent']],
  ['nothing came yet of what is read just now', { ...pulled, last: null, reading: true }, []],
  ['nothing came because it is refused', { ...pulled, last: null, fault: trouble('denied') }, ['sync']],
  ['days given up', { ...pulled, givenUp: ['2026-10-19'] }, ['given-up']],
  ['days given up in files', { ...brought, givenUp: ['2026-10-19'] }, ['given-up']],
  ['a day in doubt', { ...pulled, suspect: ['2026-11-17'] }, ['suspect']],
  ['asked in vain for three days', { ...pulled, waiting: ['2026-11-20'] }, []],
  ['asked in vain for four days', { ...pulled, waiting: ['2026-11-19'] }, ['waiting']],
  ['a day missing in files', { ...brought, missing: ['2026-11-21'] }, ['waiting']],
  ['a file ten days old', { ...brought, last: '2026-11-13' }, []],
  ['a file eleven days old', { ...brought, last: '2026-11-12' }, ['overdue']],
  ['a platform is never overdue', { ...pulled, last: '2026-11-01' }, []],
  [
    'an account from which addresses are hidden',
    { ...pulled, notes: ['mattermost-addresses-hidden'] },
    ['note'],
  ],
  ['a server without the report has no more to give', { ...pulled, notes: ['mattermost-no-report'] }, []],
  ['reports without an export are a choice', { ...pulled, notes: ['viva-engage-no-export'] }, []],
  ['names that are concealed', { ...pulled, notes: ['viva-engage-names-concealed'] }, ['note']],
  [
    'what hides the channels is told as the refusal that it is',
    { ...pulled, notes: ['mattermost-channels-hidden'], fault: trouble('denied') },
    ['sync'],
  ],
  ['a field that is missing', { ...pulled, drift: ['posts.create_at'] }, ['drift']],
])('%s', (_name, source, expected) => {
  expect(about(source)).toEqual(expected);
});

it('names only the days that wait too long', () => {
  expect(toFix([{ ...pulled, waiting: ['2026-11-19', '2026-11-22'] }], null, TODAY)).toEqual([
    { about: 'waiting', connection: 'chat', title: 'Chat', way: 'pulled', days: ['2026-11-19'] },
  ]);
});

it.each([
  [900, []],
  [899, ['matching']],
])('%i of 1,000 accounts matched', (matched, expected) => {
  expect(about(pulled, { from: '2026-10-26', to: '2026-11-22', accounts: 1000, matched })).toEqual(expected);
});
