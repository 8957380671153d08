import type { Capability, Consent } from './capability.js';
import { subjectsTold } from './subjects.js';

const consents = (...given: readonly string[]): readonly Consent[] =>
  (
    [
      ['reports', { activity: { lists: [], acts: ['view', 'react'], with: ['person'] } }],
      ['export', { messages: { lists: [], acts: ['reply'], with: ['person', 'community', 'thread'] } }],
    ] as const
  ).map(([id, streams]) => ({ id, streams, withheldBy: [], given: given.includes(id) }));

const told = (capability: Capability) =>
  Object.fromEntries(
    subjectsTold('engage', capability).map(({ subject, by, lacks }) => [
      subject,
      [by, ...lacks.map(({ stream, consent }) => `${stream} ${consent}`)].join(' '),
    ]),
  );

it('a source tells what is let, and names what would tell the rest', () => {
  expect(told({ consents: consents('reports'), fed: [] })).toEqual({
    registered: 'nothing',
    reached: 'source',
    active: 'source',
    contributing: 'nothing messages export',
    answers: 'nothing messages export',
    communities: 'nothing messages export',
    topics: 'nothing',
    tasks: 'nothing messages export',
  });
});

it('files hold what came of them already, and may hold the rest, but never a list of accounts', () => {
  expect(told({ consents: null, fed: ['reached'] })).toEqual({
    ...{ registered: 'nothing', reached: 'source', active: 'files', contributing: 'files' },
    ...{ answers: 'files', communities: 'files', topics: 'files', tasks: 'files' },
  });
});
