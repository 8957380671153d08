import { closedAfterwards, pagesOf, tellings } from '@takeup/connectors/testing';
import type { Slice } from '@takeup/domain';
import { open as openTenant } from './testing/opened.js';
import { dayAt, smallTenant } from './testing/tenant.js';

const { open, closeAll } = closedAfterwards(openTenant);
afterEach(closeAll);

const COUNTS: Slice = { by: 'snapshot', stream: 'counts' };

it.each([[true], [false]])(
  'a day of all channels, and nothing of chats, calls and meetings; names concealed: %s',
  async (concealsNames) => {
    const own = await open({ ...smallTenant, concealsNames });
    const told = (await tellings(own, COUNTS)).flatMap(({ facts }) =>
      facts.flatMap((fact) =>
        fact.fact === 'aggregate' && fact.day === dayAt(0) ? [[fact.measure, fact.value]] : [],
      ),
    );
    // Of eight people four were there: two who posted two, and two who did both, once each.
    expect(told).toEqual([
      ['posters', 4],
      ['messages', 8],
    ]);
    const rows = (await pagesOf(own, COUNTS)).flatMap((page) => page.rows);
    expect(rows).toHaveLength(30);
    expect(new Set(rows.flatMap((row) => Object.keys(row)))).toEqual(
      new Set(['date', 'posters', 'messages']),
    );
  },
);
