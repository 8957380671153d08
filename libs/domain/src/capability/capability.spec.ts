import type { Capabilities, Capability, Consent } from './capability.js';
import { proofOf } from './capability.js';
import { ANSWER_NEED, COMMUNITY_NEED, MEASURE_NEEDS, TOPIC_NEED, stepNeed } from './needs.js';
import type { Need } from './tells.js';

const consent = (id: string, given: boolean, streams: Consent['streams']): Consent => ({
  id,
  given,
  streams,
  withheldBy: [],
});
const reports = (given = true) =>
  consent('reports', given, { activity: { lists: [], acts: ['view', 'react', 'post'], with: ['person'] } });
const writings = (given = true) =>
  consent('export', given, {
    users: { lists: ['account'], acts: [], with: [] },
    messages: { lists: [], acts: ['reply', 'post'], with: ['person', 'community', 'thread', 'topic'] },
  });
const counts = consent('counts', true, {
  counts: {
    lists: [],
    acts: [],
    with: [],
    counts: ['viewers', 'reactors', 'posters', 'messages', 'reactions'],
  },
});
const pulled = (...consents: readonly Consent[]): Capability => ({ consents, fed: [] });
const files = (...fed: Capability['fed']): Capability => ({ consents: null, fed });
const among = (own: Readonly<Record<string, Capability>>): Capabilities => new Map(Object.entries(own));

const NEEDS: Readonly<Record<string, Need>> = {
  ...MEASURE_NEEDS,
  post: stepNeed({ does: 'post', topic: null }, true),
  reply: stepNeed({ does: 'reply', topic: null }, false),
  react: stepNeed({ does: 'react', topic: null }, false),
  answers: ANSWER_NEED,
  communities: COMMUNITY_NEED,
  topics: TOPIC_NEED,
};
const proven = (capability: Capability) =>
  Object.keys(NEEDS).filter(
    (name) => proofOf(NEEDS[name] as Need, among({ own: capability })).by === 'connection',
  );

it.each<[string, Capability, readonly string[]]>([
  ['what the platform counts itself', pulled(counts), []],
  ['reports alone', pulled(reports(), writings(false)), ['reached', 'active', 'habitual', 'contributing']],
  [
    'writings alone',
    pulled(reports(false), writings()),
    [
      ...['registered', 'active', 'habitual', 'contributing'],
      ...['post', 'reply', 'answers', 'communities', 'topics'],
    ],
  ],
  [
    'both',
    pulled(reports(), writings()),
    [
      ...['registered', 'reached', 'active', 'habitual', 'contributing'],
      ...['post', 'reply', 'answers', 'communities', 'topics'],
    ],
  ],
  ['neither', pulled(reports(false), writings(false)), []],
  ['files that nothing came of', files(), []],
  ['files of sign-ins', files('reached'), ['reached']],
])('%s prove what they tell', (_name, capability, told) => {
  expect(proven(capability)).toEqual(told);
});

it('acts of one stream and the place of another make no act with a place', () => {
  const apart = consent('apart', true, {
    acts: { lists: [], acts: ['reply'], with: ['person'] },
    places: { lists: ['community'], acts: ['post'], with: ['community', 'thread'] },
  });
  expect(proofOf(NEEDS['reply'] as Need, among({ own: pulled(apart) }))).toEqual({
    by: 'nothing',
    lacks: [],
  });
});

it.each<[string, Capabilities, string, ReturnType<typeof proofOf>]>([
  ['nobody knows without a connection', among({}), 'reply', { by: 'unknown' }],
  [
    'what a consent would bring is named with its stream',
    among({ engage: pulled(reports(), writings(false)) }),
    'reply',
    { by: 'nothing', lacks: [{ connection: 'engage', stream: 'messages', consent: 'export' }] },
  ],
  [
    'what no consent brings has none to name',
    among({ engage: pulled(reports(), writings()) }),
    'react',
    { by: 'nothing', lacks: [] },
  ],
  [
    'a file may bring what no connector tells',
    among({ engage: pulled(writings()), other: files('active') }),
    'reached',
    { by: 'file', of: ['other'] },
  ],
  ['but never accounts', among({ other: files('active') }), 'registered', { by: 'nothing', lacks: [] }],
])('%s', (_name, capabilities, need, proof) => {
  expect(proofOf(NEEDS[need] as Need, capabilities)).toEqual(proof);
});
