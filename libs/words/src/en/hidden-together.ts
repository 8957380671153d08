import { format } from './format.js';

/** The hidden groups of a listing as one; without a count where that cannot be told. */
export interface HiddenTogether {
  readonly groups: number;
  readonly people: number;
  readonly count: number | null;
}

const figures = ({ people, count }: HiddenTogether, did: string, isAtLeast: boolean) =>
  count === null
    ? format.people(people)
    : `${format.people(people)}, ${isAtLeast ? 'at least ' : ''}${format.count(count)} ${did}`;

export const hiddenTogether = {
  title: 'Hidden groups together',
  /** Beside that title. */
  of: (name: string, own: HiddenTogether, did: string, isAtLeast: boolean) =>
    `${name}: ${format.plural(own.groups, 'group', 'groups')}, ${figures(own, did, isAtLeast)}`,
  /** By itself, of a persona or of everybody. */
  line: (persona: string | null, own: HiddenTogether, did: string) =>
    `${persona === null ? '' : `${persona}: `}${format.plural(own.groups, 'hidden group', 'hidden groups')} together: ${figures(own, did, false)}`,
};
