import { askAnExpert } from './ask-an-expert.js';
import { branchAnswers } from './branch-answers.js';
import { fraudPatterns } from './fraud-patterns.js';

export interface CharterFile {
  readonly file: string;
  readonly yaml: string;
  /** The day it was declared: before go-live, which only the demo may say afterwards. */
  readonly declaredOn: string;
}

/** @param platform the connection whose communities they name */
export const chartersOn = (platform: string): readonly CharterFile[] => [
  { file: 'ask-an-expert.yaml', yaml: askAnExpert(platform), declaredOn: '2026-08-24' },
  { file: 'branch-answers.yaml', yaml: branchAnswers(platform), declaredOn: '2026-09-02' },
  { file: 'fraud-patterns.yaml', yaml: fraudPatterns(platform), declaredOn: '2026-11-16' },
];
