export * from './change-connection.js';
export { changeableConnection } from './changeable.js';
export type { ChangeableConnection } from './changeable.js';
export { connectSource, testConnection } from './connect-source.js';
export type * from './connect-world.js';
export { keyInUse } from './key-store.js';
export type { KeyStore } from './key-store.js';
export type { Opened } from './opened.js';
export type { ConnectionDraft } from './read-draft.js';
export * from './remove-connection.js';
export * from './rotate-secrets.js';
export { isOfUse } from './test-draft.js';
export type {
  Tested,
  TestedDirectory,
  TestedOutcome,
  TestedPlatform,
  TestedReceiver,
  TestedSource,
} from './test-draft.js';
export {
  openedDirectory,
  openedOutcomes,
  openedSources,
  storedInbound,
  storedSources,
} from './stored-sources.js';
export type { KeyedDirectory, KeyedOutcome, StoredSource, Unopened } from './stored-sources.js';
