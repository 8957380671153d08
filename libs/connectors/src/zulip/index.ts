export type { ZulipConfig } from './config.js';
export { zulip } from './zulip.js';
