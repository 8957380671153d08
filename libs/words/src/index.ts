import { en } from './en/index.js';

/** What every language has to say. English is the first; a second one is an object of this type. */
export type Words = typeof en;

export { en };
export type { GoalSaid } from './en/goals.js';
