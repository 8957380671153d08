export * from './canonical-json.js';
export * from './facts.js';
export * from './sealed.js';
