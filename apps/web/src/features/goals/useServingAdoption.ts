import { useQuery } from '@apollo/client/react';
import { GoalAdoptionDocument } from '../../graphql/generated/graphql';
import type { Adoption, Goal } from './types';

/** The course of the group that is to bring the goal about; undefined while it is asked for, null where there is none. */
export function useServingAdoption(goal: Goal): Adoption | null | undefined {
  const { adoption, initiative, state } = goal;
  const asked = adoption !== null && state === 'CONFIRMED';
  const { data, previousData, error } = useQuery(GoalAdoptionDocument, {
    skip: !asked,
    variables: {
      query: {
        measure: adoption?.measure ?? 'ACTIVE',
        period: null,
        initiative,
        persona: adoption?.persona ?? 'ALL',
        department: adoption?.department ?? 'ALL',
      },
    },
  });
  if (!asked) return null;
  const group = (data ?? previousData)?.group;
  if (group === undefined) return error === undefined ? undefined : null;
  return group.__typename === 'Group' ? group : null;
}
