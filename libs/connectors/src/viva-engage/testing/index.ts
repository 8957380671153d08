export { type Instead, type ServedTenant, configFor, serveTenant } from './opened.js';
export * from './small-tenant.js';
export type { Group, Member, Message, Tenant } from './tenant.js';
