export * from './access.js';
export * from './limit.js';
