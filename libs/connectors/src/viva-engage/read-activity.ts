import type { Page, Session } from '@takeup/connectors/kit';
import { dayBuckets } from '@takeup/connectors/kit';
import type { Slice } from '@takeup/domain';
import type { VivaEngageConfig } from './config.js';
import { reportDay } from './report-day.js';

type Window = Extract<Slice, { readonly by: 'window' | 'walk' }>;

/** Who was there, day by day of UTC. */
export function readActivity(session: Session<VivaEngageConfig>, slice: Window): AsyncIterable<Page> {
  return dayBuckets(slice, {
    peopleOn: (day) => reportDay(session, day),
    nameOf: ({ upn }) => upn,
  });
}
