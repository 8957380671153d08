export * from './declare-inbound.js';
export * from './inbound.js';
export * from './take-delivery.js';
