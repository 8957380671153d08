export * from './atom.js';
export * from './department-merge.js';
export * from './department.js';
export * from './epoch.js';
export * from './persona-rule.js';
export * from './profile.js';
export * from './unmatched.js';
