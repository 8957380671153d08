import type { Refusal } from '@takeup/domain';

/** What a use case answers: what was done, or why not. Where it refuses, nothing was changed. */
export type Outcome<T> = { readonly done: T } | { readonly refusal: Refusal };

/** Carries a refusal out of a transaction, so that the transaction rolls back. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

/** Runs work that may throw {@link Refused} and answers with an outcome instead. */
export async function outcomeOf<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { done: await work() };
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal };
    throw error;
  }
}
