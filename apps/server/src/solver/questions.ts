import type { Answer, Programme, Term } from '@takeup/disclosure';

/** What goes into the solver's thread. */
export interface Question {
  readonly id: number;
  readonly programme: Programme;
  readonly objectives: readonly (readonly Term[])[];
}

/** What comes out of it. */
export interface Reply {
  readonly id: number;
  readonly answers: readonly Answer[];
}
