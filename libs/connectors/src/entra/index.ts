export { entra } from './entra.js';
