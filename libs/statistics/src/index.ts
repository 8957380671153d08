export * from './benjamini-hochberg.js';
export * from './binomial.js';
export * from './wilson.js';
export * from './representation.js';
