import type { Served } from '@takeup/connectors/testing';
import { memoryPorts, serve } from '@takeup/connectors/testing';
import { outcomeHttp } from './outcome-http.js';

const servers: Served[] = [];
afterAll(async () => {
  for (const server of servers) await server.close();
});

const COLUMNS = { at: '$.at', value: '$.value' };

async function ask(answer: string, more: object = {}) {
  const server = await serve(() => ({ headers: { 'content-type': 'application/json' }, body: answer }));
  servers.push(server);
  const config = outcomeHttp.config.parse({ url: `${server.url}/weekly`, columns: COLUMNS, ...more });
  return outcomeHttp.rows(config, memoryPorts());
}

const refusal = (more: object) =>
  outcomeHttp.config.safeParse({ url: 'https://kpi.example.org/', columns: COLUMNS, ...more }).error
    ?.issues[0]?.message;

it('finds values in an answer', async () => {
  const rows = await ask('{"data":[{"at":"2025-05-04","value":61.5}]}', { rows: '$.data[*]' });
  expect(rows).toEqual([{ at: '2025-05-04', value: '61.5' }]);
});

it.each([
  ["$[?match(@.s, '(a+)+b')]"],
  ["$[?search(@.s, '(a|a)*b')]"],
  ['$..*..*'],
  [`$${'[*,*]'.repeat(40)}`],
  ['data'],
])('a path that could be looked for without end, or is none, is refused: %s', (rows) => {
  expect(refusal({ rows })).toMatch(/must be a JSONPath/);
});

it('two dots within a name are a name', () =>
  expect(refusal({ rows: "$['a..b']..['c..d']" })).toBeUndefined());

it.each([['Host'], ['content-length'], ['Transfer-Encoding']])('%s is not for a token', (header) => {
  expect(refusal({ token_header: header })).toMatch(/not one that the request needs itself/);
});

it('an answer that is nested without end is no answer', async () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  await expect(ask(deep, { rows: '$..*' })).rejects.toMatchObject({ fault: { kind: 'changed' } });
});

it('more values than a KPI has are told, not gathered', async () => {
  const many = JSON.stringify(Array.from({ length: 120_000 }, () => ({ at: '2025-05-04', value: 1 })));
  await expect(ask(many)).rejects.toMatchObject({ fault: { code: 'too-large' } });
});
