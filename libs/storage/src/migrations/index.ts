import { access } from './0010-access.js';
import { accounts } from './0022-accounts.js';
import { aggregates } from './0027-aggregates.js';
import { aliasesOfAccounts } from './0023-aliases-of-accounts.js';
import { workspaces } from './0025-workspaces.js';
import { connected } from './0026-connected.js';
import { changedDays } from './0015-changed-days.js';
import { coverage } from './0002-coverage.js';
import { declared } from './0003-declared.js';
import { deliveries } from './0018-deliveries.js';
import { edition } from './0007-edition.js';
import { gate } from './0012-gate.js';
import { keptPages } from './0019-kept-pages.js';
import { matchedPeople } from './0014-matched-people.js';
import { outcome } from './0006-outcome.js';
import { placesOfReadings } from './0028-places-of-readings.js';
import { people } from './0001-people.js';
import { purpose } from './0008-purpose.js';
import { preflight } from './0009-preflight.js';
import { preview } from './0011-preview.js';
import { readToday } from './0017-read-today.js';
import { release } from './0004-release.js';
import { rosterDays } from './0024-roster-days.js';
import { sealedConnections } from './0021-sealed-connections.js';
import { sharesOfActs } from './0013-shares-of-acts.js';
import { suspectDays } from './0020-suspect-days.js';
import { sync } from './0005-sync.js';
import { targetPreviews } from './0016-target-previews.js';

/** In the order in which they are applied. An applied one never changes; a new one follows it. */
export const migrations = [
  people,
  coverage,
  declared,
  release,
  sync,
  outcome,
  edition,
  purpose,
  preflight,
  access,
  preview,
  gate,
  sharesOfActs,
  matchedPeople,
  changedDays,
  targetPreviews,
  readToday,
  deliveries,
  keptPages,
  suspectDays,
  sealedConnections,
  accounts,
  aliasesOfAccounts,
  rosterDays,
  workspaces,
  connected,
  aggregates,
  placesOfReadings,
];
