export { outcomeSql } from './outcome-sql.js';
