export type * from './overview-view.js';
export * from './read-overview.js';
