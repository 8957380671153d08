import { ASKED_FAULTS } from './asked-faults.js';
import { connectors } from './connectors.js';

interface Trouble {
  readonly message: string;
  /** Commands stand between backticks. */
  readonly whatToDo: string;
}

type Texts = Readonly<Record<string, readonly [message: string, whatToDo: string]>>;

const BY_HAND = 'Ask by hand, which tells of whom: `takeup import directory`';

/**
 * What a refusal says, where it is not a file that somebody has at hand. Only the code of one is kept, so these do without
 * its numbers.
 */
const OF_DIRECTORY: Texts = {
  'directory-shrinks': [
    'More than a fifth of the people of the last roster are not in what it gave.',
    'Look whether its token may still see everybody. If so many really left: `takeup import directory --allow-shrink`',
  ],
  'directory-without-ids': [
    'More than half of the people that it gave have no employee id.',
    'Say which attribute holds it: columns, employee_id=ATTRIBUTE; in takeup.yaml directory.source.columns.employee_id.',
  ],
  'directory-repeated-ids': ['It gave an employee id more than once.', `A person has one. ${BY_HAND}`],
  'directory-many-departments': [
    'It gave far too many departments for its people.',
    'A department is a group of people. Look whether the attribute that columns name for it differs from person to person.',
  ],
  'directory-unreadable': [
    'It gave a value that breaks the line or is longer than 500 characters.',
    `Look whether columns name the right attributes. ${BY_HAND}`,
  ],
  'directory-reserved-name': [
    'It gave a department, or another value, whose name has a meaning of its own here.',
    `Another name has to be written there. ${BY_HAND}`,
  ],
  'directory-bad-dates': [
    'It gave a start_date or end_date that is no day.',
    'Days are written as 2026-03-31. Look whether columns name the right attributes.',
  ],
  'directory-manager-loop': [
    'It gave people who report to each other in a circle.',
    `That has to be corrected there. ${BY_HAND}`,
  ],
  'file-no-lines': [
    'It gave nobody.',
    'Look whether its token may see people, and whether the url leads to the right directory.',
  ],
  'too-large': [
    'It gave more than Takeup takes: over 2,000,000 accounts or 20,000 pages, or far more text than people need.',
    'Look whether the url leads to a directory of your organisation, and tell whoever runs it. If it is right, bring a file: `takeup import directory FILE`',
  ],
};

const OF_VALUES: Texts = {
  'file-no-lines': ['It gave no values.', 'Look whether what is asked for still leads to them.'],
  'outcome-repeated': [
    'It gave two values of one day for the same department and persona.',
    'Correct what is asked for, so that each day has one value.',
  ],
  'outcome-fraction': [
    'Its goal is in %, and its values look like fractions.',
    'Have it give 45 for 45 %, not 0.45.',
  ],
};

export interface AskedOf {
  readonly kind: 'directory' | 'outcome';
  /** The connector's id, or `file`. */
  readonly connector: string;
}

/** What stood in the way of a directory or of the values of a KPI. @param code of a fault or a refusal */
export function askedTrouble(code: string, { kind, connector }: AskedOf): Trouble {
  const own = (kind === 'directory' ? OF_DIRECTORY : OF_VALUES)[code];
  if (own !== undefined) return { message: own[0], whatToDo: own[1] };
  return (
    ASKED_FAULTS[connector]?.[code] ??
    connectors.fault(code) ?? {
      message: kind === 'directory' ? 'What it gave was not taken in.' : 'Its values were not taken in.',
      whatToDo:
        kind === 'directory'
          ? 'Have it asked by hand, which tells why: `takeup import directory`'
          : 'Ask for its values by hand, which tells why: `takeup connection test` with the same settings, or `takeup import outcome FILE` where it is a file.',
    }
  );
}
