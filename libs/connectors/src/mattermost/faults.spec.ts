import { mattermostConfig } from './config.js';
import { faultIn, retryAt } from './faults.js';
import { TOKEN } from './testing/small-bank.js';

describe('faults', () => {
  const reply = (status: number, json: object | undefined, headers = {}) => ({
    status,
    json: json as never,
    headers,
    start: '',
  });
  it.each<[number, object | undefined, object | undefined]>([
    [200, { id: 'abc', create_at: 5 }, undefined],
    [
      200,
      { id: 'api.context.permissions.app_error', status_code: 403 },
      { kind: 'denied', code: 'permission-missing' },
    ],
    [200, { id: 'store.sql.error', status_code: 500 }, { kind: 'transient', code: 'server-error' }],
    [400, { id: 'app.post.get_posts_for_reporting.license_error' }, { kind: 'denied', code: 'not-licensed' }],
    [400, { id: 'model.post.decode_cursor.invalid_base64' }, { kind: 'cursor-expired', code: 'refused' }],
    [403, { id: 'api.context.permissions.app_error' }, { kind: 'denied', code: 'permission-missing' }],
    [501, { id: 'api.any' }, { kind: 'denied', code: 'not-licensed' }],
    [500, { id: 'api.license.x' }, undefined],
    [404, undefined, undefined],
  ])('%i %j', (status, json, fault) => {
    const found = faultIn(reply(status, json));
    expect(found && { kind: found.kind, code: found.code }).toEqual(fault);
  });

  it.each([
    ['3', 1_003_000],
    ['2000000000', 2_000_000_000_000],
    ['1', 1_001_000],
    ['soon', undefined],
  ])('X-Ratelimit-Reset: %s', (reset, at) => {
    expect(retryAt(reply(429, undefined, { 'x-ratelimit-reset': reset }), 1_000_000)).toBe(at);
  });
});

describe('configuration', () => {
  it.each([
    ['https://chat.example.org', 'https://chat.example.org'],
    [' https://example.org/chat/ ', 'https://example.org/chat'],
    ['http://127.0.0.1:8065/api/v4/', 'http://127.0.0.1:8065'],
  ])('takes %s', (url, read) => {
    expect(mattermostConfig.parse({ url, token: 't' })).toMatchObject({ url: read, edition: 'auto' });
  });

  it.each([
    [{ url: 'chat.example.org', token: TOKEN }],
    [{ url: 'ftp://chat.example.org', token: TOKEN }],
    [{ url: 'https://me:secret@chat.example.org', token: TOKEN }],
    [{ url: 'https://chat.example.org?x=1', token: TOKEN }],
    [{ url: 'https://chat.example.org', token: `${TOKEN} x` }],
    [{ url: 'https://chat.example.org' }],
    [{ url: 'https://chat.example.org', token: TOKEN, edition: 'free' }],
    [{ url: 'https://chat.example.org', token: TOKEN, tokn: 1 }],
  ])('refuses %j without repeating a secret', (config) => {
    const { success, error } = mattermostConfig.safeParse(config);
    expect(success).toBe(false);
    expect(JSON.stringify(error)).not.toContain(TOKEN);
  });
});
