export type { RocketChatConfig } from './config.js';
export { rocketChat } from './rocket-chat.js';
