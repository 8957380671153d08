import type { CharterFaultCode } from '@takeup/domain';

type Details = Readonly<Record<string, string | number>>;

/** A fault in words. */
export interface FaultText {
  readonly message: string;
  readonly whatToDo: string;
}

type Say = (details: Details) => readonly [message: string, whatToDo: string];

const meant = ({ near, known }: Details, kind: string) =>
  near === undefined ? `${kind}: ${known}.` : `Did you mean “${near}”?`;

const unknown =
  (what: string, kind: string): Say =>
  ({ name, ...rest }) => [
    `No ${what} “${name}” is declared in this charter.`,
    `${meant(rest, kind)} Or declare it.`,
  ];

const PERCENT = 'Write a share of the group with its sign, such as 60%.';
const ROLE = 'Write a role or a body, such as Head of Wealth. A charter never names people.';

const FAULTS: Readonly<Record<CharterFaultCode | 'persona-taken', Say>> = {
  'not-a-mapping': ({ known }) => [
    'There should be fields here.',
    known === ''
      ? 'Write fields with a colon after each name.'
      : `Write fields with a colon after each name: ${known}.`,
  ],
  'not-a-list': () => [
    'There should be a list here.',
    'Begin each entry with “- ” on a line of its own, or write [a, b].',
  ],
  'not-a-text': ({ value }) => [`${value} is no text.`, 'Put it in quotation marks if it is meant as text.'],
  'not-a-number': ({ value }) => [
    `“${value}” is no number.`,
    'Write digits only, such as 8 or 7.5; a unit has its own field.',
  ],
  'not-whole': ({ value, least }) => [
    `${value} is no whole number from ${least} on.`,
    'Write a whole number.',
  ],
  'not-a-truth': ({ value }) => [`“${value}” is neither true nor false.`, 'Write true or false.'],
  'unknown-field': ({ field, ...rest }) => [`“${field}” is no field here.`, meant(rest, 'Fields here')],
  required: ({ key }) => [
    /^\d+$/.test(String(key))
      ? 'This entry is empty.'
      : `“${key}” is missing, and the rest cannot be read without it.`,
    /^\d+$/.test(String(key))
      ? 'Fill it in or take it out.'
      : `Add ${key}${key === 'charter' ? ': 1 at the top of the file' : ''}.`,
  ],
  'format-unknown': ({ value, known }) => [
    `${value} is no version of the format that can be read.`,
    `Write charter: ${known}.`,
  ],
  'text-too-long': ({ longest }) => [
    `This text has more than ${longest} characters.`,
    'Shorten it; evidence can name a document.',
  ],
  'text-unprintable': () => [
    'This text holds characters that cannot be shown.',
    'Type the line again instead of pasting it.',
  ],
  'list-too-long': ({ longest }) => [`This list has more than ${longest} entries.`, 'Shorten it.'],
  'bad-key': ({ value, longest }) => [
    `“${value}” cannot be a key.`,
    `Begin with a small letter; then small letters, digits and hyphens, ${longest} at most.`,
  ],
  'bad-day': ({ value }) => [`“${value}” is no day.`, 'Write days as 2027-06-30.'],
  'no-such-day': ({ value }) => [`There is no ${value} in the calendar.`, 'Correct the day.'],
  'unknown-value': ({ value, known }) => [`“${value}” is not possible here.`, `Write one of: ${known}.`],
  'bad-share': ({ value }) => [`“${value}” is no share.`, PERCENT],
  'bare-share': ({ value, write }) => [`${value} could be a fraction or per cent.`, `Write ${write}.`],
  'share-over-100': ({ value }) => [`${value} is more than everybody.`, 'Write 100% at most.'],
  'negative-amount': ({ value }) => [`${value} is below nothing.`, 'Write the amount without a minus sign.'],
  'bad-currency': ({ value }) => [
    `“${value}” is no currency code.`,
    'Write three capital letters, such as GBP.',
  ],
  'once-and-again': () => [
    'A cost comes once or again and again, not both.',
    'Keep once, or keep per and from.',
  ],
  'bad-within': ({ value }) => [`“${value}” is no time limit.`, 'Write hours as 24h or working days as 1wd.'],
  'bad-duration': ({ value }) => [
    `“${value}” is no duration.`,
    'Write a number with days, weeks or months, such as 8 weeks.',
  ],
  'bad-weeks': ({ weeks, of }) => [
    `${weeks} of ${of} weeks cannot be.`,
    'Write at least as many in “of” as in “weeks”.',
  ],
  'bad-community': ({ value }) => [
    `“${value}” does not say on which connection it lies.`,
    'Write connection/community, such as engage/ask-an-expert.',
  ],
  'bad-series': ({ value }) => [
    `“${value}” is neither a series nor a number.`,
    'Write connection/series, such as tickets/questions, or a number a month.',
  ],
  'bad-path': ({ value }) => [
    `“${value}” is no path.`,
    'Write linear, or a list of points such as { on: 2026-12-31, value: … }.',
  ],
  'bad-condition': ({ value }) => [
    `“${value}” cannot be tested on data.`,
    'Write goal(KEY) > 20, or a measure as active(PERSONA) < 5% or active(PERSONA, DEPARTMENT) < 5%; < <= > >= are known.',
  ],
  'empty-rule': () => [
    'This rule holds for everybody or for nobody.',
    'Name an attribute and its values, such as job_family: ["RM-*"].',
  ],
  'rule-attribute-unknown': ({ attribute, ...rest }) => [
    `Rules cannot use the column “${attribute}”.`,
    `${meant(rest, 'Columns that rules may use')} More can be named in takeup.yaml under directory.attributes.`,
  ],
  'rule-attribute-personal': ({ attribute }) => [
    `A rule may not use “${attribute}”: it would point at single people.`,
    'Use what many people share, such as job_family or department. Ids, addresses, managers and dates stay out of rules.',
  ],
  'person-not-role': () => ['This looks like the address of a person.', ROLE],
  'unknown-persona': unknown('persona', 'Personas'),
  'unknown-topic': unknown('topic', 'Topics'),
  'unknown-use-case': unknown('use case', 'Use cases'),
  'unknown-goal': unknown('goal', 'Goals'),
  'unknown-gate': ({ name, known }) => [
    `There is no gate on ${name}.`,
    `Gates are on ${known}. Write one of these days, or add the gate.`,
  ],
  'unknown-task': unknown('task', 'Tasks'),
  'unknown-measure': ({ name, ...rest }) => [
    `“${name}” is no measure.`,
    `${meant(rest, 'Measures')} Tasks are written task:KEY.`,
  ],
  'duplicate-key': ({ key }) => [`The key “${key}” stands twice.`, 'Give each its own key.'],
  'duplicate-target': ({ first }) => [
    `This group has a target for this measure already, in ${first}.`,
    'Keep one of the two.',
  ],
  'duplicate-gate': ({ day }) => [
    `There are two gates on ${day}.`,
    'Put both questions into one gate, or move one.',
  ],
  'two-leads': ({ first }) => [
    `Only one goal leads, and ${first} does already.`,
    'Keep lead: true in one goal.',
  ],
  'deadline-not-after-go-live': ({ day, goLive }) => [
    `The deadline ${day} is not after go-live on ${goLive}.`,
    'Set a later deadline, or correct go_live.',
  ],
  'baseline-not-before-go-live': ({ day, goLive }) => [
    `The baseline reaches ${day}, which is not before go-live on ${goLive}.`,
    'Measure the baseline before go-live, or correct go_live.',
  ],
  'baseline-order': ({ from, to }) => [
    `The baseline begins on ${from} and ends before that, on ${to}.`,
    'Correct one of the two days.',
  ],
  'gate-before-go-live': ({ day, goLive }) => [
    `The gate on ${day} is before go-live on ${goLive}.`,
    'Move the gate, or correct go_live.',
  ],
  'against-direction': ({ direction, baseline, target }) => [
    `The direction is ${direction}, but ${baseline} to ${target} goes the other way.`,
    'Correct the direction, the baseline or the target.',
  ],
  'below-baseline': ({ baseline, target }) => [
    `The target of ${percent(target)} is below the baseline of ${percent(baseline)}.`,
    'Adoption targets rise. Correct one of the two.',
  ],
  'milestone-order': ({ day }) => [
    `The milestone on ${day} is out of order.`,
    'Milestones follow one another, after go-live and before the deadline.',
  ],
  'persona-taken': ({ persona, initiative }) => [
    `The persona “${persona}” has another rule in ${initiative}.`,
    'A persona key means the same people everywhere. Use the same rule, or another key.',
  ],
};

function percent(share: string | number | undefined): string {
  return `${Number((Number(share) * 100).toFixed(4))}%`;
}

/** What is wrong in a charter, and what to do about it. */
export function faultText({
  code,
  details,
}: {
  readonly code: CharterFaultCode | 'persona-taken';
  readonly details: Details;
}): FaultText {
  const [message, whatToDo] = FAULTS[code](details);
  return { message, whatToDo };
}
