import type { Json, JsonRow } from './json.js';
import type { Page } from './contract.js';
import { endingPages } from './ending-pages.js';
import { Faulted } from './fault.js';
import { openSession } from './session.js';
import { memoryPorts } from './testing/memory-ports.js';
import { plainConnector } from './testing/plain-connector.js';
import { serve } from './testing/serve.js';

async function read(pages: AsyncIterable<Page>, cursor?: string): Promise<readonly [number, string]> {
  let read = 0;
  try {
    for await (const _ of endingPages(pages, {
      stream: 'people',
      ...(cursor === undefined ? {} : { cursor }),
    })) {
      read += 1;
      if (read > 100) throw new Error('it does not end');
    }
    return [read, 'the end'];
  } catch (error) {
    if (!(error instanceof Faulted)) throw error;
    return [read, `${error.fault.kind} ${error.fault.code} ${error.fault.detail}`];
  }
}

async function* told(...pages: readonly Page[]): AsyncIterable<Page> {
  yield* pages;
}
const page = (ids: readonly string[], cursor?: string): Page => ({
  rows: ids.map((id) => ({ id })),
  ...(cursor === undefined ? {} : { cursor }),
});

it.each<[string, readonly Page[], string | undefined, number, string]>([
  ['pages that lead on', [page(['a'], '1'), page(['b'], '2'), page(['c'])], undefined, 3, 'the end'],
  ['pages of nothing', [page([], '1'), page([], '2'), page([])], undefined, 3, 'the end'],
  [
    'a cursor that comes again',
    [page(['a'], '1'), page(['b'], '2'), page(['c'], '1')],
    undefined,
    2,
    'the same cursor',
  ],
  ['the cursor that was asked for', [page(['a'], '7')], '7', 0, 'the same cursor'],
  [
    'rows that come again',
    [page(['a', 'b'], '1'), page(['c'], '2'), page(['a', 'b'], '3')],
    undefined,
    2,
    'the same rows',
  ],
])('%s', async (_, pages, cursor, count, end) => {
  const [read_, said] = await read(told(...pages), cursor);
  expect([read_, said]).toEqual([count, end === 'the end' ? end : expect.stringContaining(end)]);
  if (end !== 'the end') expect(said).toMatch(/^transient repeated-page /);
});

it('ends with a server that takes no notice of where it is asked to go on', async () => {
  let requests = 0;
  const server = await serve(() => {
    requests += 1;
    return { body: { totalResults: 1_000, Resources: [{ id: 'a' }, { id: 'b' }] } };
  });
  const session = openSession({
    connector: plainConnector({ baseUrl: server.url, headers: {} }),
    config: {},
    ports: memoryPorts(),
  });
  /** As one would write it who believes the server. */
  async function* people(): AsyncIterable<Page> {
    for (let startIndex = 1; ;) {
      const { json } = await session.send({ path: '/Users', query: { startIndex } });
      const { Resources: rows, totalResults } = json as unknown as {
        Resources: JsonRow[];
        totalResults: Json;
      };
      startIndex += rows.length;
      if (startIndex > Number(totalResults)) return yield { rows };
      yield { rows, cursor: String(startIndex) };
    }
  }
  const [count, said] = await read(people());
  await session.close();
  await server.close();
  expect([count, requests]).toEqual([1, 2]);
  expect(said).toBe('transient repeated-page people: the same rows: repeated-page');
});
