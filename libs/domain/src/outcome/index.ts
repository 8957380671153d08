export * from './goal-terms.js';
export * from './judge-goal.js';
export * from './observation.js';
export * from './rhythm.js';
export * from './scatter.js';
export * from './serving-target.js';
