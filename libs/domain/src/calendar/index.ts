export * from './clock.js';
export * from './day.js';
export * from './period.js';
export * from './zone.js';
