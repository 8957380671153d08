import type { Connector, Page, Place, Session, Stream, Target } from '@takeup/connectors/kit';
import type { Slice } from '@takeup/domain';
import { grantOf } from '../graph/grant.js';
import { namesConcealed } from '../graph/names-concealed.js';
import { readCounts } from '../graph/read-counts.js';
import { REPORT_LIMITS } from '../graph/reports.js';
import { signInPlace } from '../graph/tenant-id.js';
import { check } from './check.js';
import type { VivaEngageConfig } from './config.js';
import { isExported, vivaEngageConfig } from './config.js';
import { consents } from './consents.js';
import { faultIn } from './faults.js';
import { observe } from './observe.js';
import { readActivity } from './read-activity.js';
import { readGroups, readUsers } from './read-lists.js';
import { readMessages } from './read-messages.js';
import { OWN_COUNTS } from './report-day.js';
import { activity, counts, groups, messages, users } from './streams.js';

/**
 * Viva Engage (Yammer) by the usage reports of Microsoft Graph and, where a verified administrator lets it, by the data
 * export of the network. Written and tested against the published APIs only.
 */
export const vivaEngage: Connector<VivaEngageConfig> = {
  id: 'viva-engage',
  title: 'Viva Engage',
  config: vivaEngageConfig,
  limits: [
    ...REPORT_LIMITS,
    // Ten calls in 30 seconds are let pass; an export is the heaviest of them.
    { name: 'export', calls: 3, perMs: 30_000 },
  ],
  target: targetOf,
  consents,
  check,
  discover,
  read,
  observe,
  faultIn,
};

function targetOf(config: VivaEngageConfig): Target {
  const place = exportPlace(config);
  return {
    baseUrl: config.graph_url,
    headers: {},
    grant: grantOf(config),
    elsewhere: config.report_hosts,
    beside: { login: signInPlace(config), ...(place === undefined ? {} : { export: place }) },
  };
}

/** The network answers to a person only, who is a Verified Admin; undefined where none has let us in. */
function exportPlace(config: VivaEngageConfig): Place | undefined {
  const { export_url: baseUrl, export_token: token, export_refresh_token: refreshToken } = config;
  if (token !== undefined) return { baseUrl, headers: { authorization: `Bearer ${token.reveal()}` } };
  if (refreshToken === undefined) return undefined;
  const scope = `${new URL(baseUrl).origin}/access_as_user offline_access`;
  return { baseUrl, headers: {}, grant: { ...grantOf(config, scope), refreshToken } };
}

/**
 * The export first: where a report of a day has to be waited for, that holds up nothing else. Where names are concealed
 * there is no report of people to be read, and what the network counts itself is all that there is; it comes before the
 * people, for where nobody let us see the setting, only their report says so.
 */
async function discover(session: Session<VivaEngageConfig>): Promise<readonly Stream[]> {
  const withExport = isExported(session.config);
  const isConcealed = (await namesConcealed(session)) === true;
  return [
    ...(withExport ? [users, groups, messages] : []),
    counts,
    ...(isConcealed ? [] : [activity(withExport)]),
  ];
}

function read(session: Session<VivaEngageConfig>, slice: Slice): AsyncIterable<Page> {
  if (slice.stream === 'users') return readUsers(session, slice.cursor);
  if (slice.stream === 'groups') return readGroups(session);
  if (slice.stream === 'counts') return readCounts(session, OWN_COUNTS);
  if (slice.stream === 'messages' && slice.by === 'window') return readMessages(session, slice);
  if (slice.stream === 'activity' && slice.by === 'window') return readActivity(session, slice);
  throw new Error(`viva-engage has no stream ${slice.stream} by ${slice.by}`);
}
