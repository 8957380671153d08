export * from './apply-charter.js';
export type {
  CharterFinding,
  CharterOutcome,
  CharterRefusal,
  CharterRefusalCode,
} from './charter-outcome.js';
export type * from './charter-view.js';
export { checkCharter } from './check-charter.js';
export type { CharterCheck, CharterSource, CheckContext } from './check-charter.js';
export * from './in-force.js';
export * from './list-initiatives.js';
export * from './show-charter.js';
