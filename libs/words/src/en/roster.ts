import { format } from './format.js';
import { capital } from './measures.js';

/** Whose figures are told, where the directory was read later than the day whose people are counted. */
export const roster = {
  /** `people of 1 Nov 2026 as the directory had them on 23 Nov 2026: …`. */
  heldBack: (asOf: string, rosterOn: string) =>
    `people of ${format.date(asOf)} as the directory had them on ${format.date(rosterOn)}: without those who had left by then, and in the departments of that day`,
  /** The same as a sentence of its own. */
  sentence: (asOf: string, rosterOn: string) => `${capital(roster.heldBack(asOf, rosterOn))}.`,
} as const;
