export type { VivaEngageConfig } from './config.js';
export { vivaEngage } from './viva-engage.js';
