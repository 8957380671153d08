export * from './period-coverage.js';
export * from './stream-days.js';
