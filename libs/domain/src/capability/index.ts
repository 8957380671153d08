export * from './capability.js';
export * from './harmless-notes.js';
export * from './needs.js';
export * from './subjects.js';
export * from './tells.js';
