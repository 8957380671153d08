import type { TokenFault } from '@takeup/domain';
import { format } from './format.js';

export interface TokenLine {
  readonly id: string;
  readonly role: string;
  readonly department: string | null;
  readonly createdOn: string;
  readonly expiresOn: string | null;
  readonly revokedOn: string | null;
  readonly usedOn: string | null;
}

type State = 'live' | 'expired' | 'revoked';
type Told = readonly [message: string, whatToDo: string];

const ASK = 'Ask whoever runs Takeup for a new one: takeup token create --role reader.';

const FAULTS: Readonly<Record<TokenFault, Told>> = {
  missing: [
    'An access token is needed.',
    'Enter it on the page, or send it as Authorization: Bearer TOKEN. Whoever runs Takeup makes one: takeup token create --role reader.',
  ],
  malformed: [
    'This is no whole access token.',
    'It begins with takeup_ and is easily cut off at its end: copy all of it.',
  ],
  unknown: ['This Takeup knows no such access token.', `It may belong to another installation. ${ASK}`],
  expired: ['This access token has expired.', ASK],
  revoked: ['This access token was revoked.', ASK],
};

const EVERY = 'every department';

/** Who may ask, on the command line, in answers and on the page. */
export const access = {
  fault: (fault: TokenFault): Told => FAULTS[fault],
  noTokens: [
    'There are no access tokens yet, so only this machine itself is answered.',
    'Make one there: takeup token create --role operator.',
  ],
  nothingToEnter: [
    'There are no access tokens yet, and on this machine nobody needs one.',
    'Load the page again.',
  ],
  unreachable: ['The database cannot be reached, so nobody can be let in.', 'Try again in a moment.'],
  host: [
    'This address is not served here.',
    'Open the address that Takeup printed, or let TAKEUP_PUBLIC_URL name the one you use.',
  ],
  origin: [
    'This was asked by a page from elsewhere.',
    'Ask from a page of Takeup itself. Behind a proxy, let TAKEUP_PUBLIC_URL name the address that pages are opened at.',
  ],
  bind: (address: string): Told => [
    `TAKEUP_BIND ${address} would let other machines in, and there are no access tokens yet.`,
    'Make one first: takeup token create --role operator. Or leave TAKEUP_BIND at 127.0.0.1.',
  ],
  created: ({ id, role, department, expiresOn }: TokenLine): readonly string[] => [
    `Token ${id}: ${role}, ${department === null ? EVERY : `${department} and all below it`}, ${expiresOn === null ? 'does not expire' : `to the end of ${expiresOn}`}.`,
    'It is shown this once and cannot be shown again. From now on every request needs a token.',
  ],
  /** After a reader's token where no operator's holds. */
  noOperator:
    'No token of an operator holds: nobody can connect a platform or bring in data on the page until there is one: takeup token create --role operator',
  revoked: ({ id, revokedOn }: TokenLine) => `Token ${id} is revoked since ${revokedOn}.`,
  none: 'No access tokens: this machine only, and whoever uses it may do everything.',
  head: ['id', 'role', 'department', 'state', 'created', 'last day', 'revoked', 'last used'],
  row: ({ id, role, department, createdOn, expiresOn, revokedOn, usedOn }: TokenLine, state: State) => [
    id,
    role,
    department ?? EVERY,
    state,
    createdOn,
    expiresOn ?? '',
    revokedOn ?? '',
    usedOn ?? '',
  ],
  doctor: (live: number, all: number): string => {
    if (all === 0)
      return 'no access tokens: only this machine is answered, and whoever uses it may do everything; takeup token create --role operator';
    return live === 0
      ? 'no access token holds any more, so nobody is let in: takeup token create --role operator'
      : `${format.plural(live, 'access token holds', 'access tokens hold')}; every request needs one`;
  },
  page: {
    title: 'Enter token',
    lead: 'Enter your access token',
    standfirst:
      'This Takeup answers only whoever has an access token. Whoever runs it makes one for you: `takeup token create --role reader`.',
    label: 'Access token',
    hint: 'It begins with takeup_. It is kept in a cookie of this browser that no script can read.',
    enter: 'Enter',
    entering: 'Entering',
    failed:
      'The token could not be checked. See that the server runs and that you are online, then try again.',
    forget: 'Forget token',
    notForgotten: 'The token could not be forgotten. Try again.',
    limit: (department: string) => `You see ${department} and all below it.`,
    until: (day: string) => `Your token holds to ${format.dateLong(day)}.`,
    organisationOnly: 'Told of the organisation as a whole only.',
    readerOnly: 'Bringing in files needs an operator’s access token.',
    closed: {
      title: 'This needs an access token.',
      text: 'If you came here by a link in a mail and entered your token before, open it from here.',
      open: 'Open it',
      enter: 'Enter token',
    },
  },
};
