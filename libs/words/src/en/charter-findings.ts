import type { CompletenessItem, RefusalCode } from '@takeup/domain';
import type { RefusalText } from './refusals.js';
import { refusal as ordinaryRefusal } from './refusals.js';
import { faultText } from './charter-faults.js';
import { completenessItem } from './charter-items.js';
import { adoptedWhen, anyTimeRetirement, gateRetirement, step } from './charter-rules.js';

type Details = Readonly<Record<string, string | number>>;

/** Why a file is no YAML that a charter can be read from. */
const YAML: Readonly<Record<string, readonly [message: string, whatToDo: string]>> = {
  'duplicate-key': ['A field stands twice in one place.', 'Keep one of the two.'],
  'several-documents': [
    'There is more than one document in the file.',
    'Keep one charter a file; “---” begins another.',
  ],
  indent: [
    'The indentation does not fit, or a bracket is not closed.',
    'Indent by spaces, the same for all fields of one level.',
  ],
  tab: ['A tab stands where spaces should.', 'Indent by spaces.'],
  tag: ['Tags beginning with “!” are not read.', 'Write plain values.'],
  key: ['A field’s name has to be plain text.', 'Put it in quotation marks, or correct the line.'],
  alias: ['The references (*name) lead nowhere, in a circle or to too much.', 'Write the values out.'],
  version: ['The file asks for another version of YAML.', 'Take the line that begins with %YAML out.'],
  'too-deep': [
    'The file nests deeper than any charter.',
    'Check that brackets are closed and that this is the right file.',
  ],
  'too-large': ['The file is larger than 1 MB.', 'Check that this is the right file.'],
  syntax: ['This is no YAML.', 'Correct the text there; put text with a colon or a # in quotation marks.'],
};

const OWN: Readonly<Record<string, readonly [message: string, whatToDo: string]>> = {
  'declared-on-demo-only': [
    'Only the demo may say that something was declared on another day.',
    'Leave --declared-on out: a charter is declared on the day it is applied.',
  ],
  'declared-on-invalid': [
    'The day of declaration does not exist or is yet to come.',
    'Write a past day as 2026-08-24.',
  ],
};

/** What a charter is answered with: faults, what is missing, and its rules in words. */
export const charterFindings = {
  fault: faultText,
  /** `line 12, column 5` */
  where: ({ line, column }: { readonly line: number; readonly column: number }) =>
    `line ${line}, column ${column}`,
  /** Refusals of charters; those that other files share have the same words as there. */
  refusal: ({
    code,
    details,
  }: {
    readonly code: RefusalCode | keyof typeof OWN;
    readonly details: Details;
  }): RefusalText => {
    const own =
      code === 'charter-unreadable' ? (YAML[String(details['reason'])] ?? YAML['syntax']) : OWN[code];
    if (own === undefined) return ordinaryRefusal({ code: code as RefusalCode, details });
    const { line, column } = details;
    const where = line === undefined || column === undefined ? null : `line ${line}, column ${column}`;
    return { message: own[0], whatToDo: own[1], where };
  },
  state: {
    complete: 'complete: applying it confirms it',
    incomplete: 'incomplete: applying it makes a draft',
    invalid: 'invalid: nothing of it can be applied',
  },
  item: completenessItem,
  /** Before an item, as wide for each: what is unknown is neither there nor missing. */
  mark: ({ done, details }: Pick<CompletenessItem, 'done' | 'details'>) =>
    done ? 'has  ' : details['reason'] === 'unknown' ? '?    ' : 'lacks',
  step,
  adoptedWhen,
  gateRetirement,
  anyTimeRetirement,
};
