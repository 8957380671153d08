export * from './declare-sources.js';
export * from './replay-kept.js';
export * from './request-replay.js';
export * from './request-sync.js';
export * from './sync-connection.js';
export * from './sync-context.js';
export * from './sync-job.js';
export * from './was-read.js';
