export * from './contract.js';
export * from './keep-row.js';
export * from './lookup.js';
export * from './ports.js';
export { isPrivateAddress } from './private-address.js';
export { retryAfter } from './retry-after.js';
export * from './secret.js';
export * from './session.js';
export * from './topic-matcher.js';
