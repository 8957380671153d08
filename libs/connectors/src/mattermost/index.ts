export type { MattermostConfig } from './config.js';
export { mattermost } from './mattermost.js';
