import type { Policy } from '@takeup/domain';
import { format } from './format.js';

/** What the words of a report mean, on its last page. */
export const definitions = (
  { minimumGroup, t }: Policy,
  window: string | null,
): readonly { readonly term: string; readonly text: string }[] => [
  {
    term: 'Active',
    text: 'reacted, voted, edited, shared a file, replied or posted at least once in the period. Habitual: in at least 3 of its 4 weeks. Contributing: replied or posted. Reached: signed in, viewed, or any of these.',
  },
  {
    term: 'Adoption',
    text: `people who did so ÷ everybody in scope, also those who never signed in${window === null ? '' : `; over the 28 days to ${format.date(window)}`}.`,
  },
  {
    term: 'Path',
    text: 'where a measure should be between its baseline at go-live and its target at the deadline, on the day given. A value is held against the path of the last day it speaks of.',
  },
  {
    term: '95% range',
    text: 'of a share the Wilson interval; of any other value its own scatter before go-live.',
  },
  {
    term: '▲ better, ▼ short, = no clear gap',
    text: 'better or short only where the whole range lies on one side of the path. ○: cannot be told yet.',
  },
  {
    term: 'Evidence',
    text: 'set by rules, never by hand: 0 not enough data, 1 declared, 2 moving together, 3 changed after, 4 changed more than comparison groups, 5 randomised rollout. No money is counted below grade 4.',
  },
  {
    term: 'Hidden',
    text: `groups of fewer than ${format.count(minimumGroup)} people, and those that could be worked out from others. Fewer than ${format.count(t)} active, or inactive, people are told as a bound.`,
  },
];
