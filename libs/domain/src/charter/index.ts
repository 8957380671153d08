export * from './canonical.js';
export * from './charter-views.js';
export * from './charter.js';
export * from './completeness-item.js';
export * from './completeness.js';
export * from './condition.js';
export * from './fault.js';
export * from './read-charter.js';
export { SMALLEST_TOLD, roundedPeople } from './completeness-people.js';
