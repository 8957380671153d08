export { FAULT_KINDS, type FaultKind, type FaultMode } from './faults.js';
export type { Outage } from './outages.js';
export type { Answer } from './answer.js';
export type { Asked } from './asked.js';
export type { LoggedRequest, RequestRecord } from './log.js';
export type { PlatformServer, ServerOptions } from './server.js';
