export * from './close-edition.js';
export * from './month-close-job.js';
export * from './read-editions.js';
