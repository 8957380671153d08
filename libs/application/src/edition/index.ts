export * from './close-edition.js';
export * from './month-close-job.js';
export { isMonth } from './month-to-close.js';
export * from './read-editions.js';
