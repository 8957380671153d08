/** Every platform that can be read: a line each, and its folder. */
export { activityStreams } from './activitystreams/index.js';
export { discourse } from './discourse/index.js';
export { mattermost } from './mattermost/index.js';
export { nodebb } from './nodebb/index.js';
export { rocketChat } from './rocket-chat/index.js';
export { slack } from './slack/index.js';
export { teams } from './teams/index.js';
export { vivaEngage } from './viva-engage/index.js';
export { zulip } from './zulip/index.js';
