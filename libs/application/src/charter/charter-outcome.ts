import type { CharterFault, CharterFaultCode, Refusal, RefusalCode } from '@takeup/domain';
import { pathText } from '@takeup/domain';
import type { CharterFile, Location } from '../files/index.js';
import { Refused } from '../outcome.js';

/** A fault with the place of it in the file. */
export interface CharterFinding extends Location {
  /** `persona-taken` is found in what others declared, the rest in the document itself. */
  readonly code: CharterFaultCode | 'persona-taken';
  /** `goals[1].target.by`; empty for the document as a whole. */
  readonly path: string;
  readonly details: CharterFault['details'];
}

/** Refusals that only charters know. */
export type CharterRefusalCode = 'declared-on-demo-only' | 'declared-on-invalid';

export interface CharterRefusal extends Omit<Refusal, 'code'> {
  readonly code: RefusalCode | CharterRefusalCode;
  /** What is wrong and where; empty where the document is not to blame. */
  readonly faults: readonly CharterFinding[];
}

/** What a charter's use case answers: what was done, or why not, with every fault at once. */
export type CharterOutcome<T> = { readonly done: T } | { readonly refusal: CharterRefusal };

/** Carries a charter's refusal out of a transaction, so that the transaction rolls back. */
export class CharterRefused extends Error {
  constructor(readonly refusal: CharterRefusal) {
    super(refusal.code);
  }
}

export async function charterOutcomeOf<T>(work: () => Promise<T>): Promise<CharterOutcome<T>> {
  try {
    return { done: await work() };
  } catch (error) {
    if (error instanceof CharterRefused) return { refusal: error.refusal };
    if (error instanceof Refused) return { refusal: { ...error.refusal, faults: [] } };
    throw error;
  }
}

/** Faults of the name of a field; all others are of its value. */
const OF_THE_KEY: ReadonlySet<CharterFaultCode> = new Set([
  'unknown-field',
  'rule-attribute-unknown',
  'rule-attribute-personal',
]);

/** Every fault with its place, in the order of the file. */
export function findingsOf(faults: readonly CharterFault[], file: CharterFile): readonly CharterFinding[] {
  return faults
    .map(({ code, path, details }) => {
      const { line, column } = file.locate(path, OF_THE_KEY.has(code) ? 'key' : 'value');
      return { code, path: pathText(path), line, column, details };
    })
    .sort((a, b) => a.line - b.line || a.column - b.column);
}
