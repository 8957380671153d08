import type { Month, StreamCoverage } from '@takeup/domain';
import type { ScopeRow } from '@takeup/storage';
import type { PublicationPlan } from './plan-publication.js';
import { planPublication } from './plan-publication.js';

const scope: ScopeRow = { id: 1, key: 'ALL', connections: null };
/** A day in the first of its weeks is in doubt. */
const chat: StreamCoverage = {
  ...{ connection: 'chat', kinds: ['post'], first: '2026-03-02', last: '2026-04-30' },
  holes: new Map([['2026-03-03', 'suspect']]),
};

function planned(month: Month, over: Partial<PublicationPlan> = {}): readonly string[] {
  const plan = { streams: [chat], scopes: [scope], today: '2026-06-01', isPublished: () => false, ...over };
  return (planPublication(plan).get(month) ?? []).map(({ period }) => period.key);
}

it('a period waits for each before it in its month, and for none of another', () => {
  expect(planned('2026-03')).toEqual([]);
  expect(planned('2026-04')).toEqual(planned('2026-04', { streams: [{ ...chat, holes: new Map() }] }));
  expect(planned('2026-04').length).toBeGreaterThan(4);
});

it('what is published is neither planned again nor waited for', () => {
  const isPublished = (key: string) => key === 'week:2026-W10';
  expect(planned('2026-03', { isPublished })).toEqual(['week:2026-W11', 'week:2026-W12', 'week:2026-W13']);
});
