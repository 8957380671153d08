export * from './check-token.js';
export * from './create-token.js';
export * from './keep-tokens.js';
export type * from './token-world.js';
