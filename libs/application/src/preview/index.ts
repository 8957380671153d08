export type * from './preview-view.js';
export * from './read-preview.js';
export * from './write-preview.js';
