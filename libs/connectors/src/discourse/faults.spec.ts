import { discourseConfig } from './config.js';
import { faultIn, retryAt } from './faults.js';

const reply = (status: number, json?: object) => ({ status, json: json as never, headers: {}, start: '' });

it.each<[number, object | undefined, string | undefined]>([
  [429, { errors: [], error_type: 'rate_limit', extras: { wait_seconds: 9 } }, undefined],
  [422, { errors: [], error_type: 'rate_limit' }, 'throttled rate-limited'],
  [403, { errors: [], error_type: 'not_logged_in' }, 'denied unauthorised'],
  [403, { errors: [], error_type: 'invalid_access' }, undefined],
  [422, { success: false, errors: ['no'] }, 'changed refused'],
  [200, { success: true }, undefined],
  [200, undefined, undefined],
])('%i %j', (status, json, fault) => {
  const found = faultIn(reply(status, json));
  expect(found && `${found.kind} ${found.code}`).toBe(fault);
});

it('waits as long as the body says', () => {
  expect(retryAt(reply(429, { extras: { wait_seconds: 9.2 } }), 1_000)).toBe(10_200);
  expect(retryAt(reply(429, {}), 1_000)).toBeUndefined();
});

describe('configuration', () => {
  const sound = { url: 'https://forum.example.org/', username: 'takeup', token: 't' };

  it('takes an address, a name, a key and a list of categories', () => {
    expect(discourseConfig.parse(sound)).toMatchObject({
      url: 'https://forum.example.org',
      private_categories: [],
    });
  });

  it('shows no key', () => {
    const config = discourseConfig.parse({
      ...sound,
      token: 'a-k3y',
      explorer: { token: 'another-k3y', visits_query: 3, likes_query: 4 },
    });
    expect(`${JSON.stringify(config)} ${String(config.token)}`).not.toMatch(/k3y/);
  });

  it.each<[string, object]>([
    ['username', { username: '../admin' }],
    ['username', { username: undefined }],
    ['token', { token: '' }],
    ['url', { url: 'forum' }],
    ['explorer', { explorer: { token: 't', visits_query: 3 } }],
    ['explorer', { explorer: { token: 't', visits_query: '3', likes_query: 4 } }],
    ['explorer', { explorer: { token: 't', visits_query: 0, likes_query: 4 } }],
    ['private_categories', { private_categories: 'board-room' }],
  ])('names %s where it is wrong', (field, more) => {
    const { error } = discourseConfig.safeParse({ ...sound, ...more });
    expect(error?.issues[0]?.path[0]).toBe(field);
  });
});
