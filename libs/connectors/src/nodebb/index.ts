export type { NodebbConfig } from './config.js';
export { nodebb } from './nodebb.js';
