import type { Person } from '@takeup/testing';
import { activityText, directoryText, peopleOf } from '@takeup/testing';

/** The worked example of the disclosure rules: people and how many of them are active, by department and persona. */
const SALES = [
  { department: 'Sales/Berlin', field: [24, 15], office: [16, 9] },
  { department: 'Sales/Lyon', field: [15, 8], office: [6, 0] },
  { department: 'Sales/Oslo', field: [12, 7], office: [18, 11] },
] as const;
const WEEKS = 10;
const MONDAY = Date.UTC(2025, 0, 6);
const DAY = 86_400_000;

interface Group {
  readonly people: readonly Person[];
  readonly active: number;
}

function groups(): readonly Group[] {
  const sales = SALES.flatMap(({ department, field, office }, index) =>
    (
      [
        ['field', field],
        ['office', office],
      ] as const
    ).map(([family, [people, active]]) => ({
      people: peopleOf(`${family}-${index}-`, people, { department, job_family: family }),
      active,
    })),
  );
  const rest = peopleOf('back-', 109, { department: 'Back office', job_family: 'none' });
  return [...sales, { people: rest, active: 44 }];
}

/** 200 people. */
export const directoryFile = (): string => directoryText(groups().flatMap(({ people }) => people));

/** One post a week from each active person, for ten weeks, spread over its days; three lines nobody can read. */
export function activityFile(): string {
  const active = groups().flatMap(({ people, active: count }) => people.slice(0, count));
  const acts = Array.from({ length: WEEKS }, (_, week) =>
    active.map(({ employee_id }, index) => ({
      day: new Date(MONDAY + (week * 7 + (index % 7)) * DAY).toISOString().slice(0, 10),
      account: employee_id,
      kind: 'post',
      message_id: `m-${week}-${index}`,
    })),
  ).flat();
  const unreadable = [
    { day: '2025-01-06', account: 'field-0-1', kind: 'dance' },
    { day: '2025-13-40', account: 'field-0-1', kind: 'post' },
    { day: '2025-01-06', account: '', kind: 'post' },
  ];
  return activityText([...acts, ...unreadable]);
}

/** A draft is enough: its personas count. */
export const CHARTER = `charter: 1
initiative:
  key: sales-answers
  name: Sales answers
problem:
  statement: Answers are slow.
personas:
  - key: field
    name: Field
    who: { job_family: [field] }
  - key: office
    name: Office
    who: { job_family: [office] }
`;

/** What may be seen of Sales in a 28-day window; the four cells that are hidden are not in it. */
export const SEEN: Readonly<Record<string, string>> = {
  'ALL~Sales/Berlin': '24 of 40',
  'ALL~Sales/Lyon': '8 of 21',
  'ALL~Sales/Oslo': '18 of 30',
  'field~Sales/Oslo': '7 of 12',
  'office~Sales/Oslo': '11 of 18',
  'field~Sales': '30 of 51',
  'office~Sales': '20 of 40',
  'ALL~Sales': '50 of 91',
};
export const UNSEEN = ['field~Sales/Berlin', 'office~Sales/Berlin', 'field~Sales/Lyon', 'office~Sales/Lyon'];
