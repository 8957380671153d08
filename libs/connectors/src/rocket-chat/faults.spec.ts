import { rocketChatConfig } from './config.js';
import { faultIn, retryAt } from './faults.js';

const reply = (status: number, json?: object, headers: Readonly<Record<string, string>> = {}) => ({
  status,
  json: json as never,
  headers,
  start: '',
});
const no = (error: string, errorType?: string) => ({
  success: false,
  error,
  ...(errorType ? { errorType } : {}),
});

it.each<[number, object | undefined, string | undefined]>([
  [400, no('Error, too many requests. [error-too-many-requests]'), 'throttled rate-limited'],
  [429, no('Error, too many requests. [error-too-many-requests]'), undefined],
  [403, no('User does not have the permissions [error-unauthorized]'), 'denied permission-missing'],
  [400, no('Not allowed', 'error-not-allowed'), 'denied permission-missing'],
  [400, no('x', 'error-room-not-found'), 'absent not-found'],
  [400, no('x', 'error-invalid-user'), 'denied unauthorised'],
  [400, no('TOTP Required [totp-required]', 'totp-required'), 'denied unauthorised'],
  [400, no('License needed'), 'denied not-licensed'],
  [401, { status: 'error', message: 'You must be logged in to do this.' }, undefined],
  [500, no('error-not-allowed'), undefined],
  [200, no('something'), 'changed refused'],
  [200, { success: true }, undefined],
  [200, undefined, undefined],
])('%i %j', (status, json, fault) => {
  const found = faultIn(reply(status, json));
  expect(found && `${found.kind} ${found.code}`).toBe(fault);
});

it('waits until the moment that the server names, or for the seconds that it says', () => {
  const said = no('You must wait 41 seconds before trying this endpoint again. [error-too-many-requests]');
  const headers = { 'x-ratelimit-reset': '1793000000000' };
  expect(faultIn(reply(400, said, headers))).toMatchObject({ kind: 'throttled', retryAt: 1793000000000 });
  expect(retryAt(reply(429, said, headers), 1_000)).toBe(1793000000000);
  expect(retryAt(reply(429, said), 1_000)).toBe(42_000);
  expect(retryAt(reply(429, {}), 1_000)).toBeUndefined();
});

describe('configuration', () => {
  const sound = { url: 'https://chat.example.org/', user_id: 'aobEdbYhXfu5hkeqG', token: 't' };

  it('takes an address, an id and a token, and asks for no dashboard unless it is told to', () => {
    expect(rocketChatConfig.parse({ ...sound, url: 'https://chat.example.org/api/v1' })).toMatchObject({
      url: 'https://chat.example.org',
      dashboard: false,
      channels: 'named',
    });
  });

  it('shows no token', () => {
    expect(JSON.stringify(rocketChatConfig.parse({ ...sound, token: 'a-t0ken' }))).not.toContain('t0ken');
  });

  it.each<[string, object]>([
    ['user_id', { user_id: 'some.body' }],
    ['user_id', { user_id: undefined }],
    ['token', { token: '' }],
    ['url', { url: 'chat' }],
    ['dashboard', { dashboard: 'yes' }],
    ['channels', { channels: 'some' }],
  ])('names %s where it is wrong', (field, more) => {
    const { error } = rocketChatConfig.safeParse({ ...sound, ...more });
    expect(error?.issues[0]?.path[0]).toBe(field);
  });
});
