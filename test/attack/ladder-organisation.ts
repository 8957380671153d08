import { activityText, completeCharter, directoryText, peopleOf } from '@takeup/testing';
import type { ActLine } from '@takeup/testing';
import type { Organisation } from './organisation.js';

/**
 * Of each group: people, how many were active in one week, and how many of its people were reached. 34 − 30 = 4 were active of
 * T's A and B; 3 of A's were reached, so 1 of B's at least was active: exactly the one of which "fewer than 2" is told. No
 * figure tells that by itself.
 */
const GROUPS = [
  ['T', 'A', 10, 3, 3],
  ['T', 'B', 62, 1, 13],
  ['T', 'C', 232, 30, 60],
  ['U', 'A', 40, 12, 20],
  ['U', 'B', 90, 22, 40],
  ['U', 'C', 80, 20, 30],
] as const;
const DAY = '2025-03-12';
/** Where nothing depends on it: what is a target's is hidden last. */
const TARGET = {
  ...{ department: 'U', measure: 'active', baseline: '10%' },
  target: { value: '60%', by: '2025-12-31' },
};
const COVERS = { from: '2025-03-01', to: '2025-03-31' };

/** An organisation where what is active tells together with what is reached what neither tells alone. */
export function ladderOrganisation(): Organisation {
  const people = GROUPS.flatMap(([department, job_family, size]) =>
    peopleOf(`${department}${job_family}`, size, { department, job_family }),
  );
  const personas = { a: { job_family: ['A'] }, b: { job_family: ['B'] } };
  const file = (connection: string, kind: string, count: (group: (typeof GROUPS)[number]) => number) => {
    const acts = GROUPS.flatMap((group): ActLine[] =>
      Array.from({ length: count(group) }, (_, n) => ({
        ...{ day: DAY, kind, account: `${group[0]}${group[1]}${n + 1}` },
      })),
    );
    return { connection, acts, text: activityText(acts), covers: COVERS };
  };
  return {
    ...{ seed: 0, style: 'lively', people, personas, excluded: null, itDepartment: 'T' },
    directory: directoryText(people),
    activity: [
      file('files', 'react', ([, , , active]) => active),
      file('sso', 'signin', ([, , , , reached]) => reached),
    ],
    charters: [completeCharter({ personas, adoption: [TARGET] })],
    operatorFile: `organisation: { name: Example }
connections:
  - { key: files, title: Files }
  - { key: sso, title: Sign-in }
`,
  };
}
