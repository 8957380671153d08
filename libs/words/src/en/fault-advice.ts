import { ASKED_FAULTS, GRANT_REFUSED } from './asked-faults.js';
import type { Advice } from './connectors.js';
import { connectors } from './connectors.js';

export interface SyncFault {
  readonly kind: string;
  /** The fault's word; where it is not at hand it is the last of its kind in the detail. */
  readonly code?: string | undefined;
  /** What was asked, the status and the word. */
  readonly detail: string;
  /** Whose fault it is, by its id, where no platform was asked but a directory or the source of a KPI. */
  readonly connector?: string | undefined;
}

/** What each kind of trouble means, and what to do about it. */
const TROUBLE: Readonly<Record<string, readonly [message: string, whatToDo: string]>> = {
  throttled: [
    'The platform asks to wait.',
    'Takeup goes on by itself when the wait is over. A separate account for Takeup keeps others from using up its share.',
  ],
  transient: [
    'The platform did not answer as it should.',
    'Takeup asks again by itself. If it stays so, ask whoever runs the platform whether it was down.',
  ],
  denied: [
    'The platform refuses the access it was given.',
    'Check that the token is still valid and has the role that the connection’s page in the documentation names; then sync again.',
  ],
  absent: [
    'The platform has nothing of these days.',
    'Nothing can be done: the days stay a gap, and figures say so.',
  ],
  'not-yet': ['The platform has not made these days ready yet.', 'Takeup asks again by itself.'],
  changed: [
    'The platform’s answers are not what they were: a field is missing or of another type.',
    'Nothing was concluded from them. Look for a newer version of Takeup, or tell its authors the field’s name.',
  ],
};

const UNKNOWN = ['The platform could not be read.', 'Takeup asks again by itself.'] as const;

/** Where a redirect led, as its detail has it. */
const SENT_TO = / to (https?:\/\/\S+) other-origin$/;

/** Where an application asks for a token by its id and its secret. */
const OF_GRANT = /^POST token: (?:\d+ )?unauthorised$/;

/** What is the matter and what to do: the same on pages, on the command line and by the doctor. */
export function faultAdvice({ kind, code, detail, connector = '' }: SyncFault): Advice {
  const [, there] = SENT_TO.exec(detail) ?? [];
  if (there !== undefined)
    return {
      message: `The platform sends to another address, ${there}.`,
      whatToDo: `If it is to be found there now, use ${there} as url. If that is a sign-in, let Takeup past it.`,
    };
  if (OF_GRANT.test(detail)) return GRANT_REFUSED;
  const words = code === undefined ? detail.split(/[\s:]+/) : [code];
  const own = words.map((word) => ASKED_FAULTS[connector]?.[word]).findLast((advice) => advice !== undefined);
  if (own !== undefined) return own;
  const [message, whatToDo] = TROUBLE[kind] ?? UNKNOWN;
  // Platforms answer "not found" to what they have not made ready yet as well.
  if (kind === 'not-yet') return { message, whatToDo };
  const known = words.map(connectors.fault).findLast((advice) => advice !== undefined);
  return known ?? { message, whatToDo };
}
