export * from './audit-table.js';
export type { Hiding } from './beside-bounds.js';
export * from './highs-solver.js';
export * from './joint/index.js';
export * from './lattice.js';
export * from './mask.js';
export * from './preview/index.js';
export * from './release-rows.js';
export * from './solver.js';
