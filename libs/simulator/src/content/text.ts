import { mix, Salt, unit } from '../random.js';

/** Words of the charters' topics, by the community that is for them. */
export const TOPIC_WORDS: Readonly<Record<string, readonly string[]>> = {
  'ask-an-expert': ['mandate', 'custody', 'KYC', 'lombard', 'structured note'],
  'branch-answers': ['power of attorney', 'probate', 'proof of address', 'blocked card', 'overdraft'],
  'fraud-patterns': [
    'card skimming',
    'courier fraud',
    'mule account',
    'impersonation call',
    'cheque washing',
    'invoice redirect',
  ],
};
const ALL_WORDS = Object.values(TOPIC_WORDS).flat();

const OPENERS = [
  'Does anybody know',
  'Short note',
  'Asked at the counter today',
  'For the record',
  'Naïve question',
  'Following up from yesterday',
  'From the Zürich desk',
  'Grüezi, quick one',
];
const MIDDLES = [
  'which form applies here',
  'the second page of the procedure has changed',
  'how long this usually takes — two days or ten',
  'who signs off above £25,000',
  'this works now, thank you 👍',
  'the client asked twice → worth a line in the handbook',
  'see the table, row 7 ½',
  '東京 has the same case',
];

/** Of what is written in a community with a topic, and of what is written anywhere else. */
export interface TopicShares {
  readonly inPurpose: number;
  readonly elsewhere: number;
}

/**
 * A message: a topic's word where the draw wants one, and a marker that stands in no other message, so that a search
 * for it anywhere but here finds a text that was kept. No message names a person.
 */
export function messageOf(seed: number, id: string, where: { channel: string; shares: TopicShares }): string {
  let key = 0;
  for (let at = 0; at < id.length; at += 1) key = (Math.imul(key, 31) + id.charCodeAt(at)) >>> 0;
  const own = TOPIC_WORDS[where.channel];
  const share = own ? where.shares.inPurpose : where.shares.elsewhere;
  const words = own ?? ALL_WORDS;
  const draw = mix(seed, Salt.text, key);
  const topic = unit(seed, Salt.text, key, 1) < share ? ` (${words[(draw >>> 8) % words.length]!})` : '';
  const opener = OPENERS[draw % OPENERS.length]!;
  return `${opener}: ${MIDDLES[(draw >>> 4) % MIDDLES.length]!}${topic} marker-${id}`;
}
