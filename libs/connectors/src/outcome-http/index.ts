export { outcomeHttp } from './outcome-http.js';
