import type { Context, SetupView } from '@takeup/application';
import { readSetup } from '@takeup/application';
import { en } from '@takeup/words';
import { progress } from './cli/output.js';

const EVERY_MS = 2_000;

/** Says on a terminal what the server works on, while it works. @returns how to stop it */
export function tellProgress(context: Context): () => void {
  if (!process.stderr.isTTY) return () => undefined;
  let known: SetupView['progress'] = null;
  const timer = setInterval(() => {
    readSetup(context).then(
      (setup) => (known = setup.progress),
      () => (known = null),
    );
  }, EVERY_MS);
  timer.unref();
  const stop = progress(() => (known === null ? '' : en.setup.progress.line(known)));
  return () => {
    clearInterval(timer);
    stop();
  };
}
