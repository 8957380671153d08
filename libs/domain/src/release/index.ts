export * from './cell.js';
export * from './headcount.js';
export * from './status.js';
