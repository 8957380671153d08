export * from './import-aliases.js';
