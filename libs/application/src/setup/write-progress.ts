import { writeProgress } from '@takeup/storage';
import type { ProgressTask } from '@takeup/storage';
import type { Context } from '../context.js';

/** Notes how far an import has come, for whoever watches; says nothing where that fails. */
export interface ProgressNote {
  readonly report: (done: number) => void;
  end(): Promise<void>;
}

export function writeProgressOf({ pools }: Context, task: ProgressTask): ProgressNote {
  const write = (done: number | null) =>
    writeProgress(
      pools.owner.manager,
      done === null ? null : { task, subject: null, done, total: null },
    ).catch(() => undefined);
  let last = write(0);
  return {
    report: (done) => {
      last = last.then(() => write(done));
    },
    end: async () => {
      await last;
      await write(null);
    },
  };
}
