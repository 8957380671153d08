export * from './act.js';
export * from './aggregate.js';
export * from './fact.js';
