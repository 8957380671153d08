export { noteSourcesOfFile } from './note-file-sources.js';
export type { AskedView } from './read-asked.js';
export * from './read-sources.js';
export * from './to-fix.js';
