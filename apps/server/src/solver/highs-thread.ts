import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Answer, Programme, Solver, Term } from '@takeup/disclosure';
import { FAILED } from '@takeup/disclosure';
import type { Question, Reply } from './questions.js';
import { arraysOf, Packer } from './questions.js';

export interface ThreadOptions {
  /** Told of every failure, in words that name nobody and no group. */
  readonly tell: (what: string) => void;
  /** What runs in the thread. */
  readonly script?: URL;
  /** A thread that is silent for so long is taken for hung. HiGHS has limits of its own well below. */
  readonly patienceMs?: number;
}

interface Pending {
  readonly count: number;
  readonly answer: (answers: readonly Answer[]) => void;
}

/**
 * A solver in a worker thread. The thread starts when it is first asked, does not keep the process alive while nothing
 * is asked, and is started again after it was lost. Whatever it was asked then has failed, and is hidden.
 */
export function highsThread(options: ThreadOptions): Solver {
  const thread = new SolverThread(options);
  return { minimise: (programme, objectives) => thread.ask(programme, objectives) };
}

/**
 * As many of them as there is work for at once, and cores for. A programme that comes again goes to the thread that knows
 * it; a new one to the thread of which least is asked. Which one answers makes no difference to the answer.
 */
export function highsThreads(
  options: ThreadOptions,
  most = Math.min(MOST_THREADS, availableParallelism()),
): Solver {
  const threads = Array.from({ length: most }, () => new SolverThread(options));
  const knowing = new WeakMap<object, SolverThread>();
  const [first] = threads;
  if (first === undefined) throw new Error('a solver needs a thread');
  return {
    minimise: (programme, objectives) => {
      const idlest = threads.reduce((least, one) => (one.open < least.open ? one : least), first);
      const thread = knowing.get(programme.columns) ?? idlest;
      knowing.set(programme.columns, thread);
      return thread.ask(programme, objectives);
    },
  };
}

/** Two measures of a period are audited at once; more threads would mostly wait, and each has memory of its own. */
const MOST_THREADS = 2;

class SolverThread {
  readonly #options: Required<ThreadOptions>;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  /** For this thread: it knows what the thread still has. */
  #packer = new Packer();
  #asked = 0;
  #watch: NodeJS.Timeout | undefined;

  constructor({
    tell,
    script = new URL('./highs-worker.js', import.meta.url),
    patienceMs = 120_000,
  }: ThreadOptions) {
    this.#options = { tell, script, patienceMs };
  }

  /** Questions that wait for an answer. */
  get open(): number {
    return this.#pending.size;
  }

  ask(programme: Programme, objectives: readonly (readonly Term[])[]): Promise<readonly Answer[]> {
    return new Promise((resolve) => {
      const id = (this.#asked += 1);
      this.#pending.set(id, { count: objectives.length, answer: resolve });
      try {
        const worker = (this.#worker ??= this.#start());
        worker.ref();
        this.#watchOver();
        const packed = this.#packer.pack(programme);
        worker.postMessage(
          { id, programme: packed, objectives } satisfies Question,
          arraysOf(packed).map(({ buffer }) => buffer),
        );
      } catch (error) {
        this.#lose((error as Error).name);
      }
    });
  }

  #start(): Worker {
    const worker = new Worker(this.#options.script);
    const lost = (why: string) => {
      if (this.#worker === worker) this.#lose(why);
    };
    worker.on('message', (reply: Reply) => this.#take(reply));
    // Only its kind: the text of an error may quote what was asked.
    worker.on('error', (error: Error) => lost(error.name));
    worker.on('exit', (code) => lost(`exit ${code}`));
    return worker;
  }

  #take({ id, answers }: Reply): void {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    this.#watchOver();
    if (this.#pending.size === 0) this.#worker?.unref();
    const failed = answers.filter(({ status }) => status === 'failed').length;
    if (failed > 0) this.#options.tell(`the solver left ${failed} of ${answers.length} questions open`);
    pending?.answer(answers);
  }

  #lose(why: string): void {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#packer = new Packer();
    const open = [...this.#pending.values()];
    this.#pending.clear();
    this.#watchOver();
    void worker?.terminate();
    this.#options.tell(`the solver's thread was lost (${why})`);
    for (const { count, answer } of open) answer(Array.from({ length: count }, () => FAILED));
  }

  /** Waits for the next message anew; for none where nothing is asked. */
  #watchOver(): void {
    clearTimeout(this.#watch);
    if (this.#pending.size === 0) return;
    this.#watch = setTimeout(() => this.#lose('no answer'), this.#options.patienceMs);
  }
}
