export { scim } from './scim.js';
