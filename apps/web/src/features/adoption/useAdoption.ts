import { useState } from 'react';
import { useQuery } from '@apollo/client/react';
import { AdoptionPageDocument, PeriodsDocument } from '../../graphql/generated/graphql';
import { periodsOf, resolvePeriod } from './periods';
import type { Adoption } from './verdict';
import type { View } from './view';

/** Figures, and the choice they answer: while others are on their way, or failed to come, the two stay together. */
interface Settled {
  readonly adoption: Adoption;
  readonly view: View;
}

const BY = ['PERSONA', 'DEPARTMENT'] as const;

/** What the address asks for, and what there is to show for it. */
export function useAdoption(view: View) {
  const periods = useQuery(PeriodsDocument, { variables: { kind: view.kind } });
  const items = periods.data === undefined ? null : periodsOf(periods.data.periods);
  const resolved = items === null ? null : resolvePeriod(view.period, view.kind, items);
  const query = {
    measure: view.measure,
    period: resolved?.key ?? null,
    by: BY,
    initiative: view.initiative,
    department: view.department,
  };
  const answer = useQuery(AdoptionPageDocument, { variables: { query }, skip: resolved === null });
  const [settled, setSettled] = useState<Settled | null>(null);

  const result = answer.data?.adoption;
  const fresh = result?.__typename === 'Adoption' ? { adoption: result, view } : null;
  if (fresh !== null && settled?.adoption !== fresh.adoption) setSettled(fresh);
  const unknown = result !== undefined && result.__typename !== 'Adoption' ? result : null;
  const shown =
    fresh ??
    (settled === null || unknown !== null
      ? null
      : { ...settled, view: { ...settled.view, group: view.group } });
  return {
    items,
    resolved,
    unknown,
    shown,
    busy: answer.loading || periods.loading,
    error: answer.error ?? (items === null ? periods.error : undefined),
    retry: () => void Promise.all([periods.refetch(), answer.refetch()]),
  };
}
