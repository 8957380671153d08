import { writeProgress } from '@takeup/storage';
import type { ProgressTask } from '@takeup/storage';
import type { Context } from '../context.js';

/** Notes how far an import has come, for whoever watches; says nothing where that fails. */
export interface ProgressNote {
  readonly report: (
    done: number,
    of?: { readonly subject: string | null; readonly total: number | null },
  ) => void;
  end(): Promise<void>;
}

export function writeProgressOf({ pools }: Context, task: ProgressTask): ProgressNote {
  const write = (
    done: number | null,
    of: { readonly subject: string | null; readonly total: number | null },
  ) =>
    writeProgress(pools.owner.manager, done === null ? null : { task, ...of, done }).catch(() => undefined);
  const unknown = { subject: null, total: null };
  let last = write(0, unknown);
  return {
    report: (done, of = unknown) => {
      last = last.then(() => write(done, of));
    },
    end: async () => {
      await last;
      await write(null, unknown);
    },
  };
}
