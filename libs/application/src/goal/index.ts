export type * from './goal-view.js';
export * from './import-outcome.js';
export type { AskedSeries, GoalOfSeries } from './name-series.js';
export * from './pull-outcomes-job.js';
export * from './pull-outcomes.js';
export * from './read-goals.js';
