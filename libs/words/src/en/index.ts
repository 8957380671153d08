import { access } from './access.js';
import { accounts } from './accounts.js';
import { adoption } from './adoption.js';
import { aggregates } from './aggregates.js';
import { byFile } from './by-file.js';
import { charter } from './charter.js';
import { capabilities } from './capabilities.js';
import { charterFindings } from './charter-findings.js';
import { connect } from './connect.js';
import { connections } from './connections.js';
import { connectors } from './connectors.js';
import { editions } from './editions.js';
import { format } from './format.js';
import { goals } from './goals.js';
import { group } from './group.js';
import { missing } from './missing.js';
import { overview } from './overview.js';
import { platforms } from './platforms.js';
import { preview } from './preview.js';
import { refusal, rejectReason } from './refusals.js';
import { report } from './report.js';
import { roster } from './roster.js';
import { server } from './server.js';
import { setup } from './setup.js';
import { shell } from './shell.js';
import { sources } from './sources.js';
import { states } from './states.js';
import { sync } from './sync.js';

export const en = {
  byFile,
  access,
  accounts,
  format,
  shell,
  states,
  adoption,
  aggregates,
  editions,
  goals,
  report,
  roster,
  group,
  missing,
  overview,
  setup,
  charter,
  capabilities,
  charterFindings,
  refusal,
  rejectReason,
  server,
  connect,
  connections,
  connectors,
  platforms,
  sync,
  sources,
  preview,
};
