import { closedAfterwards, faultOf, rowsOf, zipOf } from '@takeup/connectors/testing';
import { COLUMNS, HOUR, archive, exportsOf, firstDay, line } from './testing/export-of.js';
import type { Instead } from './testing/opened.js';
import { window, open as openTenant } from './testing/opened.js';
import { EXPORT_TOKEN, SPAN, message, smallTenant } from './testing/small-tenant.js';
import type { Tenant } from './testing/tenant.js';

const { open, closeAll } = closedAfterwards((tenant: Tenant = smallTenant, instead?: Instead) =>
  openTenant(tenant, { export_token: EXPORT_TOKEN }, instead === undefined ? {} : { instead }),
);
afterEach(closeAll);

describe('an export', () => {
  it('are asked for a day at a time, as CSV without files, with a second to spare on both sides', async () => {
    const own = await open();
    await rowsOf(own, window('messages', { from: SPAN.from, to: SPAN.from + 60 * HOUR }));
    const asked = exportsOf(own).map(({ query }) => Object.fromEntries(query));
    expect(asked).toEqual(
      [
        ['2026-10-18T23:59:59+00:00', '2026-10-20T00:00:01+00:00'],
        ['2026-10-19T23:59:59+00:00', '2026-10-21T00:00:01+00:00'],
        ['2026-10-20T23:59:59+00:00', '2026-10-21T12:00:01+00:00'],
      ].map(([since, until]) => ({ model: 'Message', include: 'csv', since, until })),
    );
  });

  it('of a day that is too large are asked for by the hour, and the next day whole again', async () => {
    const busy = Array.from({ length: 21_000 }, (_, n) => message(1_000 + n, (n % 24) + 0.5));
    const own = await open({ ...smallTenant, messages: [...busy, message(0, 30)] });
    const rows = await rowsOf(own, window('messages', { from: SPAN.from, to: SPAN.from + 48 * HOUR }));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(21_001);
    expect(exportsOf(own)).toHaveLength(1 + 24 + 1);
  });

  it.each<[string, Instead, object]>([
    ['without its file', archive('Other.csv', [COLUMNS]), { kind: 'changed', code: 'unexpected-shape' }],
    [
      'encrypted',
      archive('Messages.csv', [COLUMNS], { flags: 1 }),
      { kind: 'changed', code: 'unexpected-shape' },
    ],
    [
      'naming a file outside',
      archive('../Messages.csv', [COLUMNS]),
      { kind: 'changed', code: 'unexpected-shape' },
    ],
    ['damaged', archive('Messages.csv', [COLUMNS], { crc: 1 }), { kind: 'transient', code: 'unreadable' }],
    [
      'cut off',
      (path) =>
        path.endsWith('/export')
          ? { body: zipOf([{ name: 'Messages.csv', data: Buffer.from(COLUMNS) }]).subarray(0, 60) }
          : undefined,
      { kind: 'transient', code: 'truncated' },
    ],
    [
      'refused by Yammer with a 200',
      () => ({ body: { response: { message: 'Token not found.', code: 16, stat: 'fail' } } }),
      { kind: 'denied', code: 'unauthorised' },
    ],
    [
      'a page for people',
      (path) =>
        path.endsWith('/export') ? { headers: { 'content-type': 'text/html' }, body: '<html>' } : undefined,
      { kind: 'denied', code: 'login-page' },
    ],
  ])('an export %s', async (_, instead, fault) => {
    const own = await open(smallTenant, instead);
    expect(await faultOf(rowsOf(own, firstDay))).toMatchObject(fault);
  });

  it('an answer that comes again to the next question is noticed', async () => {
    const own = await open(smallTenant, archive('Messages.csv', [COLUMNS, line('1')]));
    expect(await faultOf(rowsOf(own, window('messages')))).toMatchObject({
      kind: 'transient',
      code: 'repeated-page',
    });
  });
});
