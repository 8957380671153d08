import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { removeFolder, temporaryFolder } from '@takeup/testing';
import type { Programme } from '@takeup/disclosure';
import { highsThread, highsThreads } from './highs-thread.js';

const folder = temporaryFolder();
const built = pathToFileURL(path.resolve(__dirname, '../../dist/solver/highs-worker.js'));
const script = (code: string): URL => {
  const file = path.join(folder, `worker-${code.length}.mjs`);
  writeFileSync(file, `import { parentPort } from 'node:worker_threads';\n${code}\n`);
  return pathToFileURL(file);
};
afterAll(() => removeFolder(folder));

/** x + y ≥ 3 in whole numbers up to 2. */
const programme: Programme = {
  columns: [
    { lower: 0, upper: 2, integer: true },
    { lower: 0, upper: 2, integer: true },
  ],
  rows: [
    {
      lower: 3,
      upper: Infinity,
      terms: [
        [0, 1],
        [1, 1],
      ],
    },
  ],
};
const FAILED = { status: 'failed' };

it('answers from its thread, one answer an objective, several at once', async () => {
  const told: string[] = [];
  const solver = highsThread({ tell: (what) => told.push(what), script: built });
  const both = await Promise.all([
    solver.minimise(programme, [
      [[0, 1]],
      [
        [0, 1],
        [1, 5],
      ],
    ]),
    solver.minimise({ ...programme, rows: [{ lower: 9, upper: 9, terms: [[0, 1]] }] }, [[[0, 1]]]),
  ]);
  expect(both).toMatchObject([
    [
      { status: 'optimal', objective: 1, values: Float64Array.of(1, 2) },
      { status: 'optimal', objective: 7, values: Float64Array.of(2, 1) },
    ],
    [{ status: 'infeasible' }],
  ]);
  expect(told).toEqual([]);
});

it('knows a programme that comes again with other bounds, however many came between', async () => {
  const solver = highsThread({ tell: () => undefined, script: built });
  const programmes = Array.from({ length: 12 }, (): Programme => ({
    ...programme,
    columns: [...programme.columns],
  }));
  const ask = ({ columns, rows }: Programme, lower: number) =>
    solver.minimise({ columns, rows: rows.map((row) => ({ ...row, lower })) }, [[[0, 1]]]);
  for (const lower of [3, 4, 1]) {
    for (const one of [...programmes, ...programmes.slice(-4)])
      expect(await ask(one, lower)).toMatchObject([{ status: 'optimal', objective: Math.max(0, lower - 2) }]);
  }
});

it('asks two threads at once, and the one that knows a programme again', async () => {
  const code = `import { threadId } from 'node:worker_threads';
  parentPort.on('message', ({ id, programme: { columns } }) =>
    setTimeout(() => parentPort.postMessage({
      id, answers: [{ status: 'optimal', objective: threadId, values: [], isKnown: columns === undefined }] }), 50));`;
  const solver = highsThreads({ tell: () => undefined, script: script(code) }, 2);
  const programmes = Array.from({ length: 4 }, (): Programme => ({
    ...programme,
    columns: [...programme.columns],
  }));
  const ask = async (one: Programme) => {
    const [answer] = await solver.minimise(one, [[[0, 1]]]);
    return answer as unknown as { objective: number; isKnown: boolean };
  };
  const first = await Promise.all(programmes.map(ask));
  const again = await Promise.all([...programmes].reverse().map(ask));
  expect(new Set(first.map(({ objective }) => objective)).size).toBe(2);
  expect(again.reverse()).toEqual(first.map((answer) => ({ ...answer, isKnown: true })));
});

/** A thread takes a while to start on a machine with other work; only one that says nothing is waited for. */
const [PATIENT, SHORT] = [30_000, 300];

describe.each<[string, string, string, number]>([
  ['throws', "throw new TypeError('Lyon × office');", "the solver's thread was lost (TypeError)", PATIENT],
  [
    'ends',
    "parentPort.on('message', () => process.exit(3));",
    "the solver's thread was lost (exit 3)",
    PATIENT,
  ],
  [
    'says nothing',
    "parentPort.on('message', () => undefined); // silent",
    "the solver's thread was lost (no answer)",
    SHORT,
  ],
])('a thread that %s', (_, code, expected, patienceMs) => {
  it('has failed, is told of without names, and is started again', async () => {
    const told: string[] = [];
    const solver = highsThread({ tell: (what) => told.push(what), script: script(code), patienceMs });
    expect(await solver.minimise(programme, [[[0, 1]], [[1, 1]]])).toEqual([FAILED, FAILED]);
    expect(await solver.minimise(programme, [[[0, 1]]])).toEqual([FAILED]);
    expect(told).toEqual([expected, expected]);
  });
});

it('tells how many questions its thread left open', async () => {
  const told: string[] = [];
  const code = `parentPort.on('message', ({ id }) =>
    parentPort.postMessage({ id, answers: [{ status: 'failed' }, { status: 'infeasible' }] }));`;
  const solver = highsThread({ tell: (what) => told.push(what), script: script(code) });
  expect(await solver.minimise(programme, [[[0, 1]], [[1, 1]]])).toEqual([FAILED, { status: 'infeasible' }]);
  expect(told).toEqual(['the solver left 1 of 2 questions open']);
});

it('keeps a process alive for an answer and lets it end after the last one', () => {
  const module = pathToFileURL(path.resolve(__dirname, '../../dist/solver/highs-thread.js'));
  const code = `import { highsThread } from '${module}';
    const solver = highsThread({ tell: console.error });
    const [answer] = await solver.minimise(${JSON.stringify({ ...programme, rows: [] })}, [[[0, 1]]]);
    console.log(answer.status);`;
  const file = path.join(folder, 'process.mjs');
  writeFileSync(file, code);
  const { stdout, stderr, status } = spawnSync(process.execPath, [file], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect({ stdout, stderr, status }).toEqual({ stdout: 'optimal\n', stderr: '', status: 0 });
});
