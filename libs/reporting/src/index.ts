export * from './csv/csv.js';
export * from './html/html.js';
export { STYLE as reportStyle } from './html/style.js';
export { factsOf, reportOf } from './model/report-of.js';
export type * from './model/report.js';
export * from './pdf/pdf.js';
export * from './xlsx/xlsx.js';
