export * from './act.js';
export * from './fact.js';
