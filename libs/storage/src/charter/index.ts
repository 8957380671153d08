export * from './charters.js';
export * from './newest-profiles.js';
export * from './personas.js';
