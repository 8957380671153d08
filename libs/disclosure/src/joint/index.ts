export * from './audit-departments.js';
export * from './audit-joint.js';
export type * from './figure.js';
