export { activityStreams } from './activitystreams.js';
export type { ActivityStreamsConfig } from './config.js';
