export * from './activity-file.js';
export * from './charter-file.js';
export * from './directory-file.js';
export * from './edition-file.js';
export * from './identity-key.js';
export * from './outcome-file.js';
export * from './text-file.js';
export * from './yaml-document.js';
