export type { TeamsConfig } from './config.js';
export { teams } from './teams.js';
