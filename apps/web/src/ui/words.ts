import { en } from '@takeup/words';
import type { Words } from '@takeup/words';

/** The one place where a language is chosen. */
export const words: Words = en;
