import { closedAfterwards, faultOf, rowsOf, streamOf } from '@takeup/connectors/testing';
import type { Opened } from './testing/opened.js';
import { factsOf, window, open as openTenant } from './testing/opened.js';
import { SPAN, dayAt, smallTenant } from './testing/small-tenant.js';

const { open, closeAll } = closedAfterwards(openTenant);
afterEach(closeAll);

const DAY = 86_400_000;
const dayWindow = (n: number) =>
  window('activity', { from: SPAN.from + n * DAY, to: SPAN.from + (n + 1) * DAY });

async function told(own: Opened, n: number) {
  const stream = await streamOf(own, 'activity');
  const facts = factsOf(stream, await rowsOf(own, dayWindow(n)));
  return facts.flatMap((fact) =>
    fact.fact === 'activity' ? [[fact.account, fact.kind, fact.count, fact.day, fact.at] as const] : [],
  );
}

describe('a report', () => {
  it('that lies further back than reports go is not there', async () => {
    const own = await open(
      smallTenant,
      {},
      {
        instead: (path) =>
          path.includes('UserDetail')
            ? {
                status: 400,
                body: { error: { code: 'InvalidArgument', message: 'The date is out of range.' } },
              }
            : undefined,
      },
    );
    expect(await faultOf(rowsOf(own, dayWindow(3)))).toMatchObject({ kind: 'absent' });
  });

  it.each([
    'Last Activity Date',
    'User Principal Name',
    'Report Refresh Date',
    'Posted Count',
    'Report Period',
  ])('without its column %s says which is gone', async (name) => {
    const own = await open(smallTenant, {}, { columns: { [name]: 'Something Else' } });
    const fault = await faultOf(rowsOf(own, dayWindow(3)));
    expect(fault).toMatchObject({ kind: 'changed', code: 'unexpected-shape' });
    expect(fault.detail).toContain(`"${name}"`);
  });

  it.each([
    ['Posted Count', '1,5'],
    ['Read Count', 'many'],
    ['Liked Count', '-13'],
    ['Last Activity Date', '21.1.2026'],
  ])('with %s as %j says which is strange', async (name, cell) => {
    const header = [
      'Report Refresh Date',
      'User Principal Name',
      'Last Activity Date',
      'Posted Count',
      'Read Count',
      'Liked Count',
      'Report Period',
    ];
    const sound: Readonly<Record<string, string>> = {
      'Report Refresh Date': dayAt(3),
      'User Principal Name': 'a@bank.example',
      'Last Activity Date': dayAt(3),
      'Posted Count': '1',
      'Read Count': '1',
      'Liked Count': '1',
      'Report Period': '1',
    };
    const body = `${header.join(',')}\r\n${header.map((one) => `"${one === name ? cell : (sound[one] ?? '')}"`).join(',')}\r\n`;
    const own = await open(
      smallTenant,
      {},
      { instead: (path) => (path.startsWith('/data') ? { body } : undefined) },
    );
    const fault = await faultOf(rowsOf(own, dayWindow(3)));
    expect(fault).toMatchObject({ kind: 'changed', code: 'unexpected-shape' });
    expect(fault.detail).toContain(name);
    expect(fault.detail).not.toContain(cell);
  });

  it('a count that is empty is not known, and no zero', async () => {
    const body = `Report Refresh Date,User Principal Name,Last Activity Date,Posted Count,Read Count,Liked Count,Report Period\r\n${dayAt(3)},a@bank.example,${dayAt(3)},,2,,1\r\n`;
    const own = await open(
      smallTenant,
      {},
      { instead: (path) => (path.startsWith('/data') ? { body } : undefined) },
    );
    expect((await told(own, 3)).map(([, kind, count]) => [kind, count])).toEqual([['view', 2]]);
  });
});
