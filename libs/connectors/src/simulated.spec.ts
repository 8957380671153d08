import type { Connector, KeptRow, Page, Session, Stream } from '@takeup/connectors/kit';
import { Faulted, endingPages, keepRow, openSession } from '@takeup/connectors/kit';
import { memoryPorts, testHash } from '@takeup/connectors/testing';
import type { ActivityFact, Fact, Slice } from '@takeup/domain';
import type { FaultMode, PlatformId, PlatformServer } from '@takeup/simulator';
import { PLATFORMS, platformOf, settingsOf, smallContent } from '@takeup/simulator';
import { connectors } from './registry.js';

const TOKEN = 'a-token-for-tests';
const DAY = 86_400_000;
const FIRST = Date.UTC(2026, 8, 1);
const SPAN = { from: FIRST, to: FIRST + 14 * DAY };
/** The last day of reports is two days ago, the first thirty. */
const NOW = SPAN.to + 2.5 * DAY;
const content = smallContent({ seed: 8, accounts: 40, channels: 2, days: 14 });
const MOST_ATTEMPTS = 200;

const servers: PlatformServer[] = [];
afterAll(async () => {
  for (const server of servers) await server.close();
});

interface Told {
  readonly stream: string;
  readonly row: KeptRow;
  readonly facts: readonly Fact[];
}

/** All that a connector makes of the company on one of the platforms, read as the runner reads. */
async function readAll(platform: PlatformId, faults?: FaultMode): Promise<readonly Told[]> {
  const server = await platformOf(platform, {
    content,
    clock: () => NOW,
    token: TOKEN,
    page: 30,
    ...(faults ? { faults } : {}),
  });
  servers.push(server);
  const { values, secrets } = settingsOf(platform, server.url);
  const connector = connectors.get(platform) as Connector;
  const unlimited = {
    ...connector,
    limits: connector.limits.map((limit) => ({ ...limit, calls: 1_000_000 })),
  };
  const own = Object.fromEntries(secrets.map((name) => [name, TOKEN]));
  const all = platform === 'slack' ? { channels: 'all' } : {};
  const ports = memoryPorts({ patienceMs: 10_000, now: () => Date.now() });
  const opened = openSession({
    connector: unlimited,
    config: connector.config.parse({ ...values, ...own, ...all }),
    ports,
  });
  // As the runner asks: what fails is asked once more, whatever it is part of.
  const session: Session<unknown> = {
    ...opened,
    config: opened.config,
    send: (asked) => again(() => opened.send(asked)),
    download: (asked) => again(() => opened.download(asked)),
  };
  try {
    const streams = await again(() => connector.discover(session));
    const told: Told[] = [];
    for (const stream of streams)
      for (const slice of slicesOf(stream))
        told.push(...(await readSlice(connector, session, { stream, slice })));
    expect(
      server.requests.flatMap(({ path, earlyByMs }) => (earlyByMs > 0 ? [`${path} ${earlyByMs}`] : [])),
    ).toEqual([]);
    return told;
  } finally {
    await opened.close();
  }
}

/** What is found by the time of its change may have changed until now. */
function slicesOf({ name: stream, progress, parts, byChange }: Stream): readonly Slice[] {
  return (parts ?? [undefined]).map((part): Slice => {
    const at = { stream, ...(part === undefined ? {} : { part: part.key }) };
    return progress === 'window' || progress === 'walk'
      ? { ...at, by: progress, ...SPAN, ...(byChange === true ? { open: true as const } : {}) }
      : { ...at, by: progress };
  });
}

async function readSlice(
  connector: Connector,
  session: Session<unknown>,
  { stream, slice }: { readonly stream: Stream; readonly slice: Slice },
): Promise<readonly Told[]> {
  const rows = new Map<string, KeptRow>();
  let cursor: string | undefined;
  await again(async () => {
    const from = cursor === undefined ? slice : { ...slice, cursor };
    for await (const page of endingPages(connector.read(session, from) as AsyncIterable<Page>, from)) {
      for (const raw of page.rows) {
        const { row } = keepRow(raw, stream.keep, testHash);
        if (row !== undefined) rows.set(stream.key.map((field) => String(row[field])).join('\n'), row);
      }
      cursor = page.cursor;
    }
  });
  return [...rows.values()].map((row) => ({
    stream: stream.name,
    row,
    facts: connector.observe(stream.name, row),
  }));
}

/** Once more, as often as what fails passes. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Faulted) || !['transient', 'throttled'].includes(error.fault.kind)) throw error;
    }
  }
  throw new Error('never came to an end');
}

const written = (told: readonly Told[]): readonly string[] => {
  const bots = new Set(
    told.flatMap(({ facts }) =>
      facts.flatMap((fact) => (fact.fact === 'account' && fact.kind === 'bot' ? [fact.account] : [])),
    ),
  );
  const acts = told.flatMap(({ facts }) =>
    facts.filter((fact): fact is ActivityFact => fact.fact === 'activity'),
  );
  return acts
    .filter(({ kind, message }) => message !== null && (kind === 'post' || kind === 'reply'))
    .filter(({ account, at }) => !bots.has(account) && at !== null && at >= SPAN.from && at < SPAN.to)
    .map(({ kind, at, community }) => `${kind} ${Math.floor((at ?? 0) / 1000)} ${community}`)
    .sort();
};

/** By people, in open channels, and still there. */
function expected(): readonly string[] {
  const bots = new Set(content.users(NOW).flatMap(({ id, bot }) => (bot ? [id] : [])));
  const oldest = { by: 'create_at', direction: 'asc', at: SPAN.from, id: '' } as const;
  return content
    .channels(NOW)
    .filter(({ type }) => type === 'O')
    .flatMap(({ id }) => [...content.posts(id, oldest, NOW)])
    .filter(
      ({ createAt, deleteAt, type, userId }) =>
        createAt < SPAN.to && deleteAt === 0 && type === '' && !bots.has(userId),
    )
    .map(
      ({ rootId, createAt, channelId }) =>
        `${rootId === '' ? 'post' : 'reply'} ${Math.floor(createAt / 1000)} ${channelId}`,
    )
    .sort();
}

/** Who was there on each day, where the platform tells it. */
function thereOn(told: readonly Told[]): ReadonlyMap<string, number> {
  const days = new Map<string, Set<string>>();
  for (const { facts } of told)
    for (const fact of facts) {
      if (fact.fact !== 'activity' || fact.kind !== 'view' || fact.day === undefined) continue;
      days.set(fact.day, (days.get(fact.day) ?? new Set()).add(fact.account));
    }
  return new Map([...days].map(([day, accounts]) => [day, accounts.size]));
}

describe.each(PLATFORMS)('a small company on %s', (platform) => {
  let calm: readonly Told[];
  beforeAll(async () => (calm = await readAll(platform)), 60_000);

  it('is told as it is: whoever wrote in the open, when and where', () => {
    expect(expected().length).toBeGreaterThan(40);
    expect(written(calm)).toEqual(expected());
  });

  it('is told the same through answers of which three in ten fail', async () => {
    const hard = await readAll(platform, { share: 0.3, seed: 5, stallMs: 50 });
    const texts = (told: readonly Told[]) => told.map((one) => JSON.stringify(one)).sort();
    expect(texts(hard)).toEqual(texts(calm));
  }, 120_000);
});

it('whoever looked in on a day is known from the files of members and from reports', async () => {
  const [slack, viva] = [await readAll('slack'), await readAll('viva-engage')];
  const day = '2026-09-09';
  const seen = content.seenOn(Date.parse(day) / DAY).size;
  expect(seen).toBeGreaterThan(5);
  expect(thereOn(slack).get(day)).toBeGreaterThanOrEqual(seen);
  expect(thereOn(viva).get(day)).toBeGreaterThanOrEqual(seen);
});

it('what platforms count themselves is what they tell of people', async () => {
  const [slack, viva] = [await readAll('slack'), await readAll('viva-engage')];
  const day = '2026-09-09';
  const counted = (told: readonly Told[]) =>
    Object.fromEntries(
      told.flatMap(({ facts }) =>
        facts.flatMap((fact) =>
          fact.fact === 'aggregate' && fact.day === day ? [[fact.measure, fact.value] as const] : [],
        ),
      ),
    );
  const inChannels = written(slack).filter((one) => {
    const at = Number(one.split(' ')[1]) * 1000;
    return new Date(at).toISOString().slice(0, 10) === day;
  });
  expect(inChannels.length).toBeGreaterThan(0);
  // Of what was deleted since, the file that was made that day still tells.
  expect(counted(slack)['messages']).toBeGreaterThanOrEqual(inChannels.length);
  expect(counted(slack)['channels']).toBe(new Set(inChannels.map((one) => one.split(' ')[2])).size);
  expect(counted(viva)['viewers']).toBe(content.seenOn(Date.parse(day) / DAY).size);
  expect(counted(viva)['posters']).toBeGreaterThan(0);
}, 60_000);
