export * from './named-places.js';
export * from './publishable-communities.js';
export * from './publishable-purpose.js';
