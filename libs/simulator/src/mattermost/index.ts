export type * from './content.js';
export { FAULT_KINDS, type FaultKind, type FaultMode } from './faults.js';
export type { Outage } from './outages.js';
export type { Edition } from './asked.js';
export type { LoggedRequest, RequestRecord } from './log.js';
export { mattermostServer, type MattermostOptions, type MattermostServer } from './server.js';
export { northwindContent, type NorthwindPlatform } from './northwind/content.js';
export { smallContent } from './small/content.js';
export type { SmallSize } from './small/company.js';
