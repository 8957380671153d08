export * from './accounts.js';
export * from './buckets.js';
export * from './load-rows.js';
export * from './parts.js';
export * from './preflights.js';
export * from './read-today.js';
export * from './syncs.js';
