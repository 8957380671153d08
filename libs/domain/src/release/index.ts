export * from './cell.js';
export * from './headcount.js';
export * from './policy.js';
export * from './status.js';
