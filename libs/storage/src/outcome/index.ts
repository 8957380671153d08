export * from './load-observations.js';
export * from './observations.js';
export * from './series.js';
