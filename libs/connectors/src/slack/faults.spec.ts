import { slackConfig } from './config.js';
import { faultIn } from './faults.js';

const reply = (status: number, json: object | undefined) => ({
  status,
  json: json as never,
  headers: {},
  start: '',
});

it.each<[number, object | undefined, object | undefined]>([
  [200, { ok: true }, undefined],
  [200, { date: '2026-11-01', user_id: 'U1' }, undefined],
  [200, { ok: false, error: 'token_revoked' }, { kind: 'denied', code: 'unauthorised' }],
  [200, { ok: false, error: 'not_in_channel' }, { kind: 'denied', code: 'permission-missing' }],
  [200, { ok: false, error: 'file_not_yet_available' }, { kind: 'not-yet', code: 'not-found' }],
  [200, { ok: false, error: 'data_not_available' }, { kind: 'absent', code: 'not-found' }],
  [200, { ok: false, error: 'invalid_cursor' }, { kind: 'cursor-expired', code: 'refused' }],
  [200, { ok: false, error: 'fatal_error' }, { kind: 'transient', code: 'server-error' }],
  [200, { ok: false, error: 'ratelimited' }, { kind: 'throttled', code: 'rate-limited' }],
  [200, { ok: false, error: 'a_new_word' }, { kind: 'changed', code: 'refused' }],
  [200, { ok: false }, { kind: 'changed', code: 'refused' }],
  [429, { ok: false, error: 'ratelimited' }, undefined],
  [500, { ok: false, error: 'a_new_word' }, undefined],
  [404, undefined, undefined],
])('%i %j', (status, json, fault) => {
  const found = faultIn(reply(status, json));
  expect(found && { kind: found.kind, code: found.code }).toEqual(fault);
});

it('repeats words of Slack’s own only', () => {
  const found = faultIn(
    reply(200, { ok: false, error: 'Grace Hopper <grace@bank.example>', needed: 'xoxp-1 2' }),
  );
  expect(found?.detail).toBe('unknown_error');
});

describe('configuration', () => {
  it('takes one token or both', () => {
    const config = slackConfig.parse({ token: ' xoxp-1 ' });
    expect([config.url, config.channels, config.token?.reveal()]).toEqual([
      'https://slack.com/api',
      'named',
      'xoxp-1',
    ]);
    expect(slackConfig.parse({ analytics_token: 'xoxp-1', url: 'https://slack-gov.com/api/' }).url).toBe(
      'https://slack-gov.com/api',
    );
  });

  it.each<[object, string]>([
    [{}, 'needs a token, an analytics_token, or both'],
    [{ token: 'a b' }, 'must be letters, digits and signs without a space'],
    [{ token: 'a', url: 'slack.com' }, 'must be an address'],
    [{ token: 'a', url: 'https://me:secret@slack.com/api' }, 'must be an address'],
    [{ token: 'a', team: 'my team' }, 'must be the id of a workspace'],
    [{ token: 'a', channels: 'some' }, 'must be named or all'],
    [{ token: 'a', chanels: 'all' }, 'chanels'],
  ])('%j', (config, message) => {
    expect(JSON.stringify(slackConfig.safeParse(config).error?.issues)).toContain(message);
  });
});
