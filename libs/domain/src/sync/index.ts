export * from './give-up.js';
export * from './gone-on-with.js';
export * from './own-days.js';
export * from './plan.js';
export * from './slice.js';
export * from './spans.js';
