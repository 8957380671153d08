export * from './lattice.js';
export * from './mask.js';
export * from './release-rows.js';
