import { vivaEngageConfig } from './config.js';
import { utcDays } from '@takeup/connectors/kit';
import { dayIn } from '../graph/cells.js';
import { instantIn, momentOf } from './days.js';
import { faultIn } from './faults.js';

const reply = (status: number, json: object | undefined) => ({
  status,
  json: json as never,
  headers: {},
  start: '',
});
const graph = (code: string, message = '') => ({ error: { code, message } });
const yammer = (code: number | string) => ({ response: { message: 'No.', code, stat: 'fail' } });

describe('faults', () => {
  it.each<[number, object | undefined, string | undefined]>([
    [200, { displayConcealedNames: true }, undefined],
    [401, graph('InvalidAuthenticationToken'), 'denied unauthorised'],
    [200, graph('InvalidAuthenticationToken'), 'denied unauthorised'],
    [403, graph('S2SUnauthorized', 'Invalid permission.'), 'denied permission-missing'],
    [403, graph('UnknownError'), 'denied permission-missing'],
    [401, graph('Authorization_RequestDenied'), 'denied permission-missing'],
    [403, undefined, 'denied permission-missing'],
    [200, graph('UnknownError'), 'denied forbidden'],
    [400, graph('InvalidArgument', 'Invalid date value, it is out of range.'), 'absent not-found'],
    [400, graph('BadRequest', 'Resource not found for the segment.'), undefined],
    [429, graph('TooManyRequests'), undefined],
    [503, graph('serviceNotAvailable'), undefined],
    [401, yammer(16), 'denied unauthorised'],
    [403, yammer(33), 'throttled rate-limited'],
    [200, yammer('33'), 'throttled rate-limited'],
    [429, yammer(33), undefined],
    [200, yammer(0), 'denied forbidden'],
    [500, yammer(0), undefined],
  ])('%i %j', (status, json, expected) => {
    const found = faultIn(reply(status, json));
    expect(found && `${found.kind} ${found.code}`).toBe(expected);
  });
});

describe('days and moments', () => {
  it('days of UTC belong to the span that they begin in', () => {
    const at = (text: string) => Date.parse(`${text}Z`);
    expect(utcDays({ from: at('2026-10-30T00:00'), to: at('2026-11-01T00:00') })).toEqual([
      '2026-10-30',
      '2026-10-31',
    ]);
    expect(utcDays({ from: at('2026-10-30T00:00:01'), to: at('2026-11-01T09:00') })).toEqual([
      '2026-10-31',
      '2026-11-01',
    ]);
    expect(utcDays({ from: 5, to: 5 })).toEqual([]);
  });

  it.each([
    ['2026-11-01', '2026-11-01'],
    ['2026-11-01T00:00:00Z', '2026-11-01'],
    [' ', null],
    ['11/1/2026', undefined],
    ['2026-11-01-2', undefined],
  ])('the day in %j', (cell, day) => expect(dayIn(cell)).toBe(day));

  it.each([
    '2026-11-01T09:05:07.000Z',
    '2026-11-01 09:05:07 UTC',
    '2026/11/01 09:05:07 +0000',
    '2026-11-01 10:05:07 +01:00',
    '2026-11-01T04:05:07-0500',
    '2026-11-01 09:05:07',
  ])('the moment in %j', (cell) => expect(instantIn(cell)).toBe(Date.parse('2026-11-01T09:05:07Z')));

  it.each(['', 'yesterday', '2026-13-01 09:05:07 UTC', '1793523907'])('no moment in %j', (cell) => {
    expect(instantIn(cell)).toBeUndefined();
  });

  it('a moment is asked for as the export’s description writes it', () => {
    expect(momentOf(Date.UTC(2020, 1, 9))).toBe('2020-02-09T00:00:00+00:00');
  });
});

describe('configuration', () => {
  const own = { tenant: 'bank.example', client_id: 'an-id', client_secret: 'a-secret' };

  it('needs the application only; addresses are Microsoft’s', () => {
    const config = vivaEngageConfig.parse(own);
    expect(config).toMatchObject({
      login_url: 'https://login.microsoftonline.com',
      graph_url: 'https://graph.microsoft.com',
      export_url: 'https://www.yammer.com',
      report_hosts: ['.office.com', '.office365.com'],
    });
    expect(config.export_token).toBeUndefined();
    expect(JSON.stringify(config)).not.toContain('a-secret');
  });

  it('takes the addresses of another cloud', () => {
    const urls = { login_url: 'https://login.cloud.example/', report_hosts: ['Reports.Cloud.example'] };
    expect(vivaEngageConfig.parse({ ...own, ...urls })).toMatchObject({
      login_url: 'https://login.cloud.example',
      report_hosts: ['reports.cloud.example'],
    });
  });

  it.each([
    [{ tenant: undefined }],
    [{ tenant: 'bank.example/../other' }],
    [{ client_id: '' }],
    [{ client_secret: 'a secret' }],
    [{ export_token: 'a token' }],
    [{ export_token: 'a-token', export_refresh_token: 'another' }],
    [{ graph_url: 'graph.microsoft.com' }],
    [{ graph_url: 'https://me:a-secret@graph.microsoft.com' }],
    [{ export_url: 'https://www.yammer.com?x=1' }],
    [{ report_hosts: [] }],
    [{ report_hosts: ['https://reports.office.com'] }],
    [{ report_hosts: ['*'] }],
    [{ exporttoken: 'x' }],
  ])('refuses %j without repeating a secret', (change) => {
    const { success, error } = vivaEngageConfig.safeParse({ ...own, ...change });
    expect(success).toBe(false);
    expect(JSON.stringify(error)).not.toMatch(/a[ -]secret/);
  });
});
