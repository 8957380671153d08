import { parentPort } from 'node:worker_threads';
import { loadSolver } from '@takeup/disclosure';
import loadHighs from 'highs';
import type { Question, Reply } from './questions.js';
import { Unpacker } from './questions.js';

/** HiGHS in a thread of its own: it computes without a pause, and pages must be answered meanwhile. */
const solver = await loadSolver(loadHighs);
const unpacker = new Unpacker();
parentPort?.on('message', ({ id, programme, objectives }: Question) => {
  void solver
    .minimise(unpacker.unpack(programme), objectives)
    .then((answers) => parentPort?.postMessage({ id, answers } satisfies Reply));
});
