export { slackServer, type SlackOptions } from './server.js';
