export * from './import-aliases.js';
export { examineAliases, readAccounts } from './read-accounts.js';
export type { AccountsView, ToldReason, UnmatchedView } from './read-accounts.js';
