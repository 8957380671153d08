export { discourse } from './discourse.js';
export type { DiscourseConfig } from './config.js';
