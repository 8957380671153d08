import { capabilities } from './capabilities.js';

const lack = { connection: 'engage', stream: 'messages', consent: 'viva-engage-export' };
const TOLD = [
  { subject: 'reached', by: 'source', lacks: [] },
  { subject: 'answers', by: 'nothing', lacks: [lack] },
  { subject: 'tasks', by: 'nothing', lacks: [lack] },
  { subject: 'topics', by: 'nothing', lacks: [] },
] as const;

it('says what is told, what is not with what it takes, and what a platform’s words mean', () => {
  expect(capabilities.lines(TOLD, new Map([['reached', 'slack-reached']]))).toEqual([
    'can be measured: reached',
    'not measurable from this source: replies and time to reply and steps of key tasks. It takes Viva Engage: the Data Export, by a Verified Admin’s token (export_refresh_token), stream messages of engage.',
    'not measurable from this source: topics. No permission brings it.',
    'Reached: Read or posted anywhere on Slack that day, direct messages and private channels included.',
  ]);
});

it('sums up in some words', () => {
  const all = TOLD.map((own) => ({ ...own, by: 'source' as const, lacks: [] }));
  expect(capabilities.summary(all)).toBe('everything');
  expect(capabilities.summary(TOLD)).toBe('not replies and time to reply, steps of key tasks and topics');
  expect(capabilities.summary(all.map((own) => ({ ...own, by: 'files' as const })))).toBe(
    'what its files or deliveries hold',
  );
});
