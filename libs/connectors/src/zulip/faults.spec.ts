import { zulipConfig } from './config.js';
import { faultIn, retryAt } from './faults.js';
import { EMAIL, KEY } from './testing/organisation.js';

const reply = (status: number, json: object | undefined) => ({
  status,
  json: json as never,
  headers: {},
  start: '',
});

it.each<[number, object | undefined, object | undefined]>([
  [200, { result: 'success' }, undefined],
  [401, { result: 'error', code: 'INVALID_API_KEY' }, { kind: 'denied', code: 'unauthorised' }],
  [400, { result: 'error', code: 'INVALID_API_KEY' }, { kind: 'denied', code: 'unauthorised' }],
  [403, { result: 'error', code: 'USER_DEACTIVATED' }, { kind: 'denied', code: 'unauthorised' }],
  [403, { result: 'error', code: 'REALM_DEACTIVATED' }, { kind: 'denied', code: 'forbidden' }],
  [400, { result: 'error', code: 'RATE_LIMIT_HIT' }, { kind: 'throttled', code: 'rate-limited' }],
  [429, { result: 'error', code: 'RATE_LIMIT_HIT' }, undefined],
  [200, { result: 'error', code: 'BAD_NARROW' }, { kind: 'changed', code: 'refused' }],
  [400, { result: 'error', code: 'BAD_NARROW' }, undefined],
  [500, undefined, undefined],
])('%i %j', (status, json, fault) => {
  const found = faultIn(reply(status, json));
  expect(found && { kind: found.kind, code: found.code }).toEqual(fault);
});

it.each([
  [{ 'retry-after': 28.706807374954224 }, 1_028_707],
  [{ 'retry-after': 2 }, 1_002_000],
  [{}, undefined],
  [undefined, undefined],
])('%j', (json, at) => {
  expect(retryAt(reply(429, json), 1_000_000)).toBe(at);
});

describe('configuration', () => {
  it.each([
    ['https://chat.example.org', 'https://chat.example.org'],
    [' https://example.org/api/v1/ ', 'https://example.org'],
  ])('takes %s', (url, read) => {
    expect(zulipConfig.parse({ url, email: EMAIL, api_key: KEY })).toMatchObject({ url: read, email: EMAIL });
  });

  it.each([
    [{ url: 'chat.example.org', email: EMAIL, api_key: KEY }],
    [{ url: 'https://chat.example.org', email: 'takeup', api_key: KEY }],
    [{ url: 'https://chat.example.org', email: 'a:b@bank.example', api_key: KEY }],
    [{ url: 'https://chat.example.org', email: EMAIL, api_key: `${KEY} x` }],
    [{ url: 'https://chat.example.org', email: EMAIL }],
    [{ url: 'https://chat.example.org', api_key: KEY }],
    [{ url: 'https://chat.example.org', email: EMAIL, api_key: KEY, channels: 'all' }],
  ])('refuses %j without repeating the key', (config) => {
    const { success, error } = zulipConfig.safeParse(config);
    expect(success).toBe(false);
    expect(JSON.stringify(error)).not.toContain(KEY);
  });
});
