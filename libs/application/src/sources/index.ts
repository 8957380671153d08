export { noteSourcesOfFile } from './note-file-sources.js';
export * from './read-sources.js';
export * from './to-fix.js';
