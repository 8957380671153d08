export * from './aggregate-month.js';
export * from './period-coverage.js';
export * from './source-way.js';
export * from './stream-days.js';
export * from './thin-days.js';
