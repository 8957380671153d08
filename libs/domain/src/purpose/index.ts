export * from './publishable-purpose.js';
