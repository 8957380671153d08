export * from './read-sources.js';
export * from './to-fix.js';
