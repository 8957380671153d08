import { parentPort } from 'node:worker_threads';
import type { Programme } from '@takeup/disclosure';
import { loadSolver } from '@takeup/disclosure';
import loadHighs from 'highs';
import type { Question, Reply } from './questions.js';
import { unpack } from './questions.js';

/** HiGHS in a thread of its own: it computes without a pause, and pages must be answered meanwhile. */
const solver = await loadSolver(loadHighs);
let last: Programme | undefined;
parentPort?.on('message', ({ id, programme, objectives }: Question) => {
  last = unpack(programme, last);
  void solver
    .minimise(last, objectives)
    .then((answers) => parentPort?.postMessage({ id, answers } satisfies Reply));
});
