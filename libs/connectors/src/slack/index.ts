export * from './slack.js';
export type { SlackConfig } from './config.js';
