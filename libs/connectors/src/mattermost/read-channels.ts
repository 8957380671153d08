import type { Page, Session } from '@takeup/connectors/kit';
import type { MattermostConfig } from './config.js';
import { readList } from './read-list.js';
import type { Row } from './rows.js';
import { textIn } from './rows.js';

const PUBLIC = 'O';
const PATH = '/api/v4/channels';

/** Public channels, archived ones too; private, group and direct ones are passed over. Each once. */
export async function publicChannels(session: Session<MattermostConfig>): Promise<readonly Row[]> {
  const byId = new Map<string, Row>();
  for await (const { rows } of readList(session, PATH, { query: { include_deleted: true } })) {
    for (const row of rows) if (row['type'] === PUBLIC) byId.set(textIn(row, 'id'), row);
  }
  return [...byId.values()];
}

/** All at once: only the whole list tells which names stand in more than one team. */
export async function* readChannels(session: Session<MattermostConfig>): AsyncIterable<Page> {
  const rows = await publicChannels(session);
  const teams = new Map<string, Set<string>>();
  for (const row of rows) {
    const name = textIn(row, 'name');
    teams.set(name, (teams.get(name) ?? new Set()).add(textIn(row, 'team_id')));
  }
  yield { rows: rows.map((row) => ({ ...row, key: keyOf(row, teams) })) };
}

function keyOf(row: Row, teams: ReadonlyMap<string, ReadonlySet<string>>): string {
  const name = textIn(row, 'name');
  if ((teams.get(name)?.size ?? 0) < 2) return name;
  return `${textIn(row, 'team_name') || textIn(row, 'team_id')}/${name}`;
}
