export * from './connect-source.js';
export type * from './connect-world.js';
export { keyInUse } from './key-store.js';
export type { KeyStore } from './key-store.js';
export type { ConnectionDraft } from './read-draft.js';
export * from './remove-connection.js';
export * from './rotate-secrets.js';
export { openedSources, storedSources } from './stored-sources.js';
export type { StoredSource, Unopened } from './stored-sources.js';
