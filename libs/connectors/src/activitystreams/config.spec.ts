import { activityStreamsConfig } from './config.js';

const sound = {
  url: 'https://social.example.org/',
  communities: [{ key: 'ask-an-expert', outbox: '/groups/ask/outbox' }],
};

it('takes an address and communities, each with an outbox or a file of lines', () => {
  const communities = [
    ...sound.communities,
    { key: 'intranet', title: 'Intranet', lines: '/export.ndjson?all=1' },
  ];
  expect(activityStreamsConfig.parse({ ...sound, communities })).toMatchObject({
    url: 'https://social.example.org',
    communities,
  });
});

it('shows no token', () => {
  expect(JSON.stringify(activityStreamsConfig.parse({ ...sound, token: 'a-t0ken' }))).not.toContain('t0ken');
});

it.each<[string, object]>([
  ['url', { url: 'social' }],
  ['token', { token: '' }],
  ['communities', { communities: [] }],
  ['communities', { communities: [{ key: 'a' }] }],
  ['communities', { communities: [{ key: 'a', outbox: '/a', lines: '/b' }] }],
  ['communities', { communities: [{ key: 'a', outbox: 'https://elsewhere.example/a' }] }],
  ['communities', { communities: [{ key: 'A b', outbox: '/a' }] }],
  ['communities', { communities: [sound.communities[0], sound.communities[0]] }],
])('names %s where it is wrong', (field, more) => {
  const { error } = activityStreamsConfig.safeParse({ ...sound, ...more });
  expect(error?.issues[0]?.path[0]).toBe(field);
});
