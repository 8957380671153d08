export * from './address.js';
export * from './asking.js';
export * from './community-keys.js';
export * from './config-fields.js';
export * from './connectable.js';
export * from './consents.js';
export * from './contract.js';
export * from './csv.js';
export * from './directory.js';
export * from './directory-columns.js';
export * from './directory-meter.js';
export * from './ending-pages.js';
export * from './day-buckets.js';
export * from './day-by-day.js';
export * from './fault.js';
export * from './field-kinds.js';
export * from './json.js';
export * from './keep-row.js';
export * from './lookup.js';
export * from './ndjson.js';
export { faultOfFailure } from './network-fault.js';
export * from './outcome-connector.js';
export * from './ports.js';
export {
  PrivateHost,
  guardedLookup,
  isPrivateAddress,
  literalAddress,
  refusePrivate,
} from './private-address.js';
export * from './read-rows.js';
export * from './receiver.js';
export { retryAfter } from './retry-after.js';
export * from './rows.js';
export * from './secret.js';
export * from './session.js';
export * from './snapshot-stream.js';
export {
  makeSigningSecret,
  receiveStandardWebhook,
  REPLAY_WINDOW_S,
  signingSecret,
} from './standard-webhook.js';
export * from './topic-matcher.js';
export * from './typed-values.js';
export { type ZipCaps, type ZipEntry, zipEntries } from './zip/zip-entries.js';
