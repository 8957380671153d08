export { SCIM_BASE, scimAnswers, scimServer, type ScimOptions, type ScimServer } from './server.js';
export type { ScimPerson } from './person.js';
