import { readCoverage, requestSync } from '@takeup/application';
import type { Source } from '@takeup/application';
import type { Connector, Page, Stream } from '@takeup/connectors/kit';
import { Faulted } from '@takeup/connectors/kit';
import { keepPages, overtakenPages } from '@takeup/storage';
import { TestCluster } from './cluster.js';
import { pull } from './platform.js';
import { World, done } from './world.js';

jest.setTimeout(240_000);

const cluster = new TestCluster();
afterAll(() => cluster.stop(), 60_000);

const SINCE = '2026-09-01';
const HALF_DAY_MS = 43_200_000;

/** Tells a page for each half of a day, newest first; its cursor is how many of the slice were told. */
class Diary {
  /** What was asked for, as `2026-09-10 am`. */
  readonly asked: string[] = [];
  /** What cannot be read now. */
  readonly out = new Set<string>();

  constructor(readonly stream: Pick<Stream, 'progress' | 'settleDays' | 'rereadDays'>) {}

  source(): Source {
    const own = { connector: this.#connector(), config: {}, since: SINCE, allowedHosts: [] };
    return { key: 'files', title: 'Diary', ...own };
  }

  /** What was asked for since the last time. */
  askedNow(): readonly string[] {
    return this.asked.splice(0);
  }

  #connector(): Connector {
    const { asked, out, stream } = this;
    return {
      id: 'diary',
      title: 'Diary',
      config: { safeParse: () => undefined } as never,
      limits: [{ name: 'api', calls: 1_000, perMs: 1_000 }],
      target: () => ({ baseUrl: 'http://127.0.0.1:1', headers: {} }),
      consents: [],
      check: () => Promise.resolve({ platform: 'Diary', role: 'reader', notes: [] }),
      discover: () =>
        Promise.resolve([
          {
            name: 'entries',
            key: ['half'],
            keep: { half: 'text', person: 'identity' },
            tells: { lists: [], acts: ['post'], with: ['person'] },
            historyDays: 3650,
            means: {},
            ...stream,
          },
        ]),
      read: async function* (_, slice): AsyncGenerator<Page> {
        if (!('from' in slice)) throw new Error('no span');
        const { from, to } = slice;
        for (let told = Number(slice.cursor ?? 0); ; told += 1) {
          const at = to - (told + 1) * HALF_DAY_MS;
          const half = halfOf(at);
          asked.push(half);
          if (out.has(half)) throw new Faulted({ kind: 'transient', code: 'reset', detail: 'GET entries' });
          const rows = [{ half, person: 'ann@example.org' }];
          if (at <= from) return yield { rows, covers: { from, to } };
          yield { rows, cursor: String(told + 1) };
        }
      },
      observe: (_, { half, person }) => [
        {
          fact: 'activity',
          account: String(person),
          kind: 'post',
          at: Date.parse(`${String(half).slice(0, 10)}T${String(half).endsWith('am') ? '09' : '15'}:00:00Z`),
          community: null,
          count: 1,
          message: null,
          thread: null,
        },
      ],
      faultIn: () => undefined,
    };
  }
}

function halfOf(at: number): string {
  const [day = '', time = ''] = new Date(at).toISOString().split('T');
  return `${day} ${time < '12' ? 'am' : 'pm'}`;
}

/** From the newest down to the oldest, both inclusive. */
function halves(newest: string, oldest: string): readonly string[] {
  const found: string[] = [];
  const [last, first] = [newest, oldest].map((half) =>
    Date.parse(`${half.slice(0, 10)}T${half.endsWith('am') ? '00' : '12'}:00:00Z`),
  );
  for (let at = last ?? 0; at >= (first ?? 0); at -= HALF_DAY_MS) found.push(halfOf(at));
  return found;
}

async function world(today: string): Promise<World> {
  const own = new World(await cluster.database(), { today });
  await own.directory('employee_id,email\n1,ann@example.org\n2,bob@example.org\n');
  return own;
}

/** Acts, kept rows and how many of these are told twice, and readings that stand somewhere. */
async function stored({ database }: World) {
  const [found] = await database.owner.query<object[]>(
    `SELECT (SELECT count(*)::integer FROM person.act) AS acts,
       (SELECT count(DISTINCT k)::integer FROM person.kept_page, unnest(row_keys) k) AS kept,
       (SELECT count(*)::integer FROM (
          SELECT FROM person.kept_page, unnest(row_keys) k GROUP BY k HAVING count(*) > 1) AS more) AS twice,
       (SELECT count(*)::integer FROM coverage.interrupted) AS standing`,
  );
  return found;
}

async function states(own: World, from: string, to: string): Promise<ReadonlySet<string>> {
  await own.refresh();
  const [files] = await readCoverage(own.context, from, to);
  return new Set(files?.states);
}

describe.each([['window'], ['walk']] as const)('a stream that is read by %s', (progress) => {
  it('goes on with each of two readings that were broken off where it stood, and keeps their pages', async () => {
    const diary = new Diary({ progress, settleDays: 0 });
    const own = await world('2026-10-20');
    diary.out.add('2026-09-25 am');
    await pull(own, diary.source());
    expect(new Set(diary.askedNow())).toEqual(new Set(halves('2026-10-19 pm', '2026-09-25 am')));
    expect(await stored(own)).toMatchObject({ standing: 1 });

    // The days since take several pages too, and one of them cannot be read.
    own.clock.set('2026-10-23');
    diary.out.add('2026-10-21 am');
    await pull(own, diary.source());
    expect(new Set(diary.askedNow())).toEqual(
      new Set([...halves('2026-10-22 pm', '2026-10-21 am'), '2026-09-25 am']),
    );
    expect(await stored(own)).toMatchObject({ standing: 2 });

    own.clock.set('2026-10-24');
    diary.out.clear();
    await pull(own, diary.source());
    expect(diary.askedNow()).toEqual([
      ...halves('2026-10-23 pm', '2026-10-23 am'),
      ...halves('2026-10-21 am', '2026-10-20 am'),
      ...halves('2026-09-25 am', '2026-09-01 am'),
    ]);
    const all = halves('2026-10-23 pm', '2026-09-01 am').length;
    expect(await stored(own)).toEqual({ acts: all, kept: all, twice: 0, standing: 0 });
    expect(await states(own, SINCE, '2026-10-23')).toEqual(new Set(['complete']));
  });

  it('goes on though newer days took several pages and were read to their end', async () => {
    const diary = new Diary({ progress, settleDays: 0 });
    const own = await world('2026-10-20');
    diary.out.add('2026-09-25 am');
    await pull(own, diary.source());
    own.clock.set('2026-10-23');
    diary.askedNow();
    await pull(own, diary.source());
    expect(new Set(diary.askedNow())).toEqual(
      new Set([...halves('2026-10-22 pm', '2026-10-20 am'), '2026-09-25 am']),
    );
    diary.out.clear();
    await pull(own, diary.source());
    expect(diary.askedNow()).toEqual(halves('2026-09-25 am', '2026-09-01 am'));
  });

  it('does not take for settled what had not when its reading began', async () => {
    const diary = new Diary({ progress, settleDays: 2, rereadDays: 5 });
    const own = await world('2026-10-03');
    diary.out.add('2026-09-25 am');
    await pull(own, diary.source());
    own.clock.set('2026-10-20');
    diary.out.clear();
    diary.askedNow();
    await pull(own, diary.source());
    const again = diary.askedNow();
    const rest = halves('2026-09-25 am', '2026-09-01 am');
    const begun = again.indexOf('2026-09-25 am');
    expect(again.slice(begun, begun + rest.length)).toEqual(rest);
    expect(again).not.toContain('2026-09-25 pm');
    own.clock.set('2026-10-21');
    await pull(own, diary.source());
    const asked = new Set(diary.askedNow());
    // Read on the 3rd, when it would have been read again on the days after.
    expect(halves('2026-09-30 pm', '2026-09-29 am').every((half) => asked.has(half))).toBe(true);
    expect(asked.has('2026-09-27 am')).toBe(false);
    expect(await states(own, SINCE, '2026-10-17')).toEqual(new Set(['complete']));
  });
});

it('days that somebody asks for again are read from their beginning, and other readings go on', async () => {
  const diary = new Diary({ progress: 'window', settleDays: 0 });
  const own = await world('2026-11-20');
  const source = diary.source();
  diary.out.add('2026-10-25 am').add('2026-09-25 am');
  await pull(own, source);
  expect(await stored(own)).toMatchObject({ standing: 2 });
  own.clock.forward(1000);
  done(await requestSync(own.context, [source], { connection: 'files', days: ['2026-10-28'] }));
  expect(await stored(own)).toMatchObject({ standing: 1 });
  diary.out.clear();
  diary.askedNow();
  await pull(own, source);
  expect(diary.askedNow()).toEqual([
    ...halves('2026-10-31 pm', '2026-10-01 am'),
    ...halves('2026-09-25 am', '2026-09-01 am'),
  ]);
});

it('of rows that another reading told while one was broken off, whichever was told later stands', async () => {
  const { owner } = await cluster.database();
  const key = { connectionId: 1, stream: 'posts', part: '' };
  const [row, other] = [1, 2].map((n) => `00000000-0000-0000-0000-00000000000${n}`) as [string, string];
  const page = (reading: string, rowKeys: readonly string[]) => ({
    ...{ span: { from: 0, to: 1000 }, reading, moves: true, readOn: '2026-10-20', keyId: 1, days: null },
    ...{ goesOn: '2027-10-20', rowKeys, rows: rowKeys.length, content: Buffer.alloc(1) },
  });
  await keepPages(owner.manager, key, [page('1', [row])]);
  await keepPages(owner.manager, key, [page('2', [row, other])]);
  await keepPages(owner.manager, key, [page('1', [other])]);
  const overtakenBy = async (reading: string) =>
    (await overtakenPages(owner.manager, key, { span: { from: 0, to: 1000 }, reading, moves: true })).map(
      ({ pageId, overtaken }) => [pageId, overtaken],
    );
  expect(await overtakenBy('2')).toEqual([['1', [row]]]);
  expect(await overtakenBy('1')).toEqual([['2', [other]]]);
});
