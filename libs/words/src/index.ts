import { en } from './en/index.js';

/** What every language has to say. English is the first; a second one is an object of this type. */
export type Words = typeof en;

export { en };
export { lostOf, spansOf } from './lost-days.js';
export type { DaySpan, LostDay, LostDays } from './lost-days.js';
export type { GoalSaid } from './en/goals.js';
