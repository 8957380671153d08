import { addDays } from '@takeup/domain';
import { activityText, completeCharter, peopleOf } from '@takeup/testing';

const TODAY = new Date().toISOString().slice(0, 10);
const GO_LIVE = addDays(TODAY, -56);
export const WEEKS = Array.from({ length: 30 }, (_, week) => addDays(TODAY, -7 * (29 - week)));

export const FIELD = peopleOf('f', 30, { department: 'Sales', job_family: 'F' });

/** Half a year of weekly values around 26 h until go-live, 20 h from then on. */
export function kpiFile(weeks = WEEKS): string {
  return `at,value\n${weeks.map((day, i) => `${day},${day < GO_LIVE ? 25.5 + (i % 2) : 20}\n`).join('')}`;
}

/** Four months in which the first fifteen of each group post every day. */
export function activityFile(
  groups: readonly { readonly people: typeof FIELD; readonly community?: string }[],
): string {
  const days = Array.from({ length: 120 }, (_, i) => addDays(TODAY, i - 120));
  return activityText(
    days.flatMap((day) =>
      groups.flatMap(({ people, community }) =>
        people.slice(0, 15).map(({ employee_id: account }) => ({
          day,
          account,
          kind: 'post',
          ...(community === undefined ? {} : { community }),
        })),
      ),
    ),
  );
}

/** Live for eight weeks, with a goal of shorter answers in ten months. */
export const CHARTER = completeCharter({
  personas: { field: { job_family: 'F' } },
  baselineFrom: addDays(TODAY, -150),
  goLive: GO_LIVE,
  deadline: addDays(TODAY, 300),
});
