import type { Connector, Page, Session, Stream } from '@takeup/connectors/kit';
import { dayBuckets } from '@takeup/connectors/kit';
import type { Slice } from '@takeup/domain';
import { graphFault } from '../graph/faults.js';
import { grantOf } from '../graph/grant.js';
import { namesConcealed } from '../graph/names-concealed.js';
import { readCounts } from '../graph/read-counts.js';
import { REPORT_LIMITS } from '../graph/reports.js';
import { signInPlace } from '../graph/tenant-id.js';
import { check } from './check.js';
import type { TeamsConfig } from './config.js';
import { teamsConfig } from './config.js';
import { consents } from './consents.js';
import { observe } from './observe.js';
import { OWN_COUNTS, writersOn } from './report-day.js';
import { activity, counts } from './streams.js';

/**
 * What is written in the channels of Microsoft Teams, by the usage reports of Microsoft Graph. Written and tested against
 * the published API only.
 */
export const teams: Connector<TeamsConfig> = {
  id: 'teams',
  title: 'Microsoft Teams',
  config: teamsConfig,
  limits: REPORT_LIMITS,
  target: (config) => ({
    baseUrl: config.graph_url,
    headers: {},
    grant: grantOf(config),
    elsewhere: config.report_hosts,
    beside: { login: signInPlace(config) },
  }),
  consents,
  check,
  discover,
  read,
  observe,
  faultIn: graphFault,
};

/** Where names are concealed there is no report of people to be read, and what Teams counts itself is all that there is. */
async function discover(session: Session<TeamsConfig>): Promise<readonly Stream[]> {
  return (await namesConcealed(session)) === true ? [counts] : [counts, activity];
}

function read(session: Session<TeamsConfig>, slice: Slice): AsyncIterable<Page> {
  if (slice.stream === 'counts') return readCounts(session, OWN_COUNTS);
  if (slice.stream !== 'activity' || slice.by !== 'window')
    throw new Error(`teams has no stream ${slice.stream} by ${slice.by}`);
  return dayBuckets(slice, { peopleOn: (day) => writersOn(session, day), nameOf: ({ upn }) => upn });
}
