export type { ConformanceSubject } from './bench.js';
export * from './conformance.js';
export * from './fault-proxy.js';
export * from './memory-ports.js';
export { packed } from './packed.js';
export { plainConnector } from './plain-connector.js';
export { testHash } from './reading.js';
export * from './serve.js';
export { type Packed, zipOf } from '../zip/testing/zip-of.js';
