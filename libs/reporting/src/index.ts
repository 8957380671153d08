export type * from './model/report.js';
export { factsOf, reportOf } from './model/report-of.js';
