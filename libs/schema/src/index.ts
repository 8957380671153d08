import path from 'node:path';

/** Where the SDL lies, one file a feature; the same path from `src` and from `dist`. */
export const schemaGlob = path.resolve(import.meta.dirname, '../graphql/*.graphql');

export type * from './generated/resolvers.js';
