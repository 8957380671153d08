import type { Target } from './asking.js';
import { openSession } from './session.js';
import type { Served, Told } from './testing/index.js';
import { memoryPorts, plainConnector, serve } from './testing/index.js';

const opened: Served[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});

async function started(answer: () => Told = () => ({ body: {} })): Promise<Served> {
  const server = await serve(answer);
  opened.push(server);
  return server;
}

function sessionOf(own: Served, other: Served, more: Partial<Target> = {}) {
  const target: Target = {
    baseUrl: `${own.url}/own`,
    headers: { authorization: 'Bearer first-secret' },
    beside: {
      export: { baseUrl: `${other.url}/other/`, headers: { authorization: 'Bearer second-secret' } },
    },
    ...more,
  };
  return openSession({ connector: plainConnector(target), config: {}, ports: memoryPorts() });
}

it('each address of a platform is told its own credentials and no others', async () => {
  const [own, other] = [await started(), await started()];
  const session = sessionOf(own, other);
  await session.send({ path: '/a' });
  await session.send({ path: '/b', at: 'export' });
  await (await session.download({ path: '/c', at: 'export', query: { day: 1 } })).close();
  await session.close();
  expect(own.asked.map(({ path, headers }) => [path, headers.authorization])).toEqual([
    ['/own/a', 'Bearer first-secret'],
  ]);
  expect(other.asked.map(({ path, headers }) => [path, headers.authorization])).toEqual([
    ['/other/b', 'Bearer second-secret'],
    ['/other/c', 'Bearer second-secret'],
  ]);
});

it('a redirect from one to the other is followed no more than to anywhere else', async () => {
  const own = await started();
  const other = await started(() => ({ status: 302, headers: { location: `${own.url}/own/a` } }));
  const session = sessionOf(own, other);
  await expect(session.send({ path: '/b', at: 'export' })).rejects.toMatchObject({
    fault: { kind: 'denied', code: 'other-origin' },
  });
  await session.close();
  expect(own.asked).toEqual([]);
});

it('a token that is not taken is not given again where there is none to be had', async () => {
  const [own, other] = [await started(), await started(() => ({ status: 401, body: {} }))];
  const session = sessionOf(own, other);
  await expect(session.send({ path: '/b', at: 'export' })).rejects.toMatchObject({
    fault: { kind: 'denied', code: 'unauthorised' },
  });
  await session.close();
  expect(other.asked).toHaveLength(1);
});

it('a place that was not declared is a mistake', async () => {
  const own = await started();
  const session = sessionOf(own, own, { beside: {} });
  await expect(session.send({ path: '/a', at: 'export' })).rejects.toThrow(/no place export/);
  await session.close();
  expect(own.asked).toEqual([]);
});
