import { eachDay } from '@takeup/domain';
import { activityText, completeCharter, directoryText, peopleOf } from '@takeup/testing';

const SALES = [
  ...peopleOf('b', 31, { department: 'Sales/Berlin', job_family: 'F', location: 'Harbour' }),
  ...peopleOf('l', 22, { department: 'Sales/Lyon', job_family: 'F', location: 'Harbour' }),
];
const OTHERS = [
  ...peopleOf('v', 57, { department: 'Backoffice/Vault', job_family: 'V', location: 'Basement' }),
  ...peopleOf('d', 41, { department: 'Backoffice/Desk', job_family: 'V', location: 'Basement' }),
  ...peopleOf('t', 36, { department: 'Technology', job_family: 'T', location: 'Basement' }),
];

/** What whoever may see Sales must never read: names outside it, and how many people, accounts and clerks there are. */
export const OUTSIDE = /Backoffice|Vault|Desk|Technology|Basement|Cave|\b(?:187|117|130)\b/i;

export const directoryFile = (): string => directoryText([...SALES, ...OTHERS]);

/** Half of Sales and two thirds of everybody else are active every day; only the others have a cave. */
export function activityFile(): string {
  const some = <T>(all: readonly T[], of: number, out: number) => all.filter((_, index) => index % out < of);
  return activityText(
    [...eachDay('2025-02-03', '2025-04-06')].flatMap((day) => [
      ...some(SALES, 1, 2).map(({ employee_id: account }) => ({
        account,
        day,
        kind: 'post',
        community: 'help',
      })),
      ...some(OTHERS, 2, 3).map(({ employee_id: account }) => ({
        account,
        day,
        kind: 'post',
        community: 'cave',
      })),
    ]),
  );
}

const to = (value: string) => ({ value, by: '2025-12-31' });

/** Its targets, rules and retirement name departments; its sentences name none. */
export function charterFile(): string {
  const charter = JSON.parse(
    completeCharter({
      personas: { field: { job_family: 'F' }, clerk: { department: ['Backoffice', 'Technology'] } },
      adoption: [
        { persona: 'field', measure: 'active', baseline: '10%', target: to('60%') },
        { department: 'Sales/Berlin', measure: 'active', baseline: '10%', target: to('70%') },
        {
          persona: 'clerk',
          department: 'Backoffice/Vault',
          measure: 'active',
          baseline: '10%',
          target: to('90%'),
        },
        { department: 'Technology', measure: 'active', baseline: '10%', target: to('90%') },
      ],
      exclude: [{ reason: 'launch team', who: { department: ['Technology/Launch'] } }],
    }),
  ) as { retirement: object };
  return JSON.stringify({
    ...charter,
    retirement: {
      ...charter.retirement,
      at_gate: [
        { gate: '2025-12-31', if: 'goal(time) > 20' },
        { gate: '2025-12-31', if: 'active(clerk, Backoffice/Vault) < 5%' },
      ],
      any_time: [{ if: 'active(clerk, Technology) < 5%', for: '8 weeks' }],
    },
  });
}

export const CONFIG = `organisation:
  name: Example
  it_departments: [Technology]
connections:
  - { key: files, title: Files }
`;

export const KPI = 'at,value\n2025-03-01,20\n2025-03-08,19\n2025-03-15,18\n';
