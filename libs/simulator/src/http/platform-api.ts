import type { Answer } from './answer.js';
import type { Asked } from './asked.js';

/** A way in which a server sends its reader round in a circle: by the same cursor, or by another one to the same page. */
export type Circle = 'duplicate-page' | 'repeating-cursor';

/** What one platform says; how it is asked and how it fails is the same for all. */
export interface PlatformApi {
  /** Beneath which all its paths lie; without a slash at the end. */
  readonly prefix: string;
  /** With every answer. */
  readonly headers: Readonly<Record<string, string>>;
  /** What anybody is told. */
  openly(asked: Asked): Answer | undefined;
  /** What is said instead of an answer to whom it is not for. @param isTaken whether the token came along and holds */
  refusal(asked: Asked, isTaken: boolean): Answer | undefined;
  /** @param now ms since 1970 by the platform's clock */
  answer(asked: Asked, now: number): Answer;
  readonly notFound: Answer;
  failure(status: 500 | 503): Answer;
  cursorIn(asked: Asked): string | undefined;
  /** The answer, but leading where the reader was already. */
  misleading(answer: Answer, circle: Circle, cursor: string): Answer;
  /** Name of what is counted together: who is told to wait is to wait with these. */
  countedAs(asked: Asked): string;
  /** The channel whose posts are asked for. */
  channelIn(asked: Asked): string | undefined;
}
