import type { Refusal } from '@takeup/domain';
import { askFaultOf } from '@takeup/domain';
import { en } from '@takeup/words';

/** 0 done · 1 refused or incomplete · 2 invalid input or usage. */
export type ExitCode = 0 | 1 | 2;

/** Ends a command early, with lines for stderr. */
export class Exit extends Error {
  constructor(
    readonly exitCode: ExitCode,
    readonly lines: readonly string[],
  ) {
    super(lines.join('\n'));
  }
}

/** There is no database yet, and the command makes none. */
export class NoDatabase extends Exit {}

export function exitFor(refusal: Refusal): Exit {
  const { message, where, whatToDo } = en.refusal(refusal);
  const code = askFaultOf(refusal);
  return new Exit(refusal.kind === 'invalid' ? 2 : 1, [
    where === null ? message : `${where}: ${message}`,
    whatToDo,
    ...(code === null ? [] : [`code: ${code}`]),
  ]);
}

/** What was done, or the end of the command. */
export function orExit<T>(outcome: { readonly done: T } | { readonly refusal: Refusal }): T {
  if ('refusal' in outcome) throw exitFor(outcome.refusal);
  return outcome.done;
}
