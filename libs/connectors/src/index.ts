export * from './kit/index.js';
export * from './mattermost/index.js';
export * from './nodebb/index.js';
export * from './registry.js';
export * from './slack/index.js';
export * from './viva-engage/index.js';
export * from './webhook/index.js';
export * from './zulip/index.js';
