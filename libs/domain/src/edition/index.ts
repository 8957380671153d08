export * from './canonical-json.js';
export * from './facts.js';
export type * from './goal-facts.js';
export * from './promises.js';
export * from './sealed.js';
