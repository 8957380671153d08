export type { CandidateInput } from './merge-candidates.js';
export * from './preview.js';
export type { PersonaJoin } from './propose-joins.js';
export type { ProposalInput } from './propose-merges.js';
export * from './tell-preview.js';
export { shareOf, useOfMask } from './use-of-mask.js';
export type { MaskUse, PreviewInput } from './use-of-mask.js';
