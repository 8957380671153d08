export type { Edition } from './asked.js';
export { mattermostServer, type MattermostOptions, type MattermostServer } from './server.js';
