export * from './cell.js';
export * from './status.js';
