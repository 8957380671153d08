import type { JsonRow, Page, Session } from '@takeup/connectors/kit';
import { textIn, unexpected } from '@takeup/connectors/kit';
import type { MattermostConfig } from './config.js';
import { readList } from './read-list.js';

const PUBLIC = 'O';
const PATH = '/api/v4/channels';

/** Public channels, archived ones too; private, group and direct ones are passed over. Each once. */
export async function publicChannels(session: Session<MattermostConfig>): Promise<readonly JsonRow[]> {
  const byId = new Map<string, JsonRow>();
  for await (const { rows } of readList(session, PATH, { query: { include_deleted: true } })) {
    for (const row of rows) {
      // A channel of no kind would be taken for a private one, and passed over.
      if (textIn(row, 'type') === '') throw unexpected(`GET ${PATH}`);
      if (row['type'] === PUBLIC) byId.set(textIn(row, 'id'), row);
    }
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

function keyOf(row: JsonRow, teams: ReadonlyMap<string, ReadonlySet<string>>): string {
  const name = textIn(row, 'name');
  if ((teams.get(name)?.size ?? 0) < 2) return name;
  return `${textIn(row, 'team_name') || textIn(row, 'team_id')}/${name}`;
}
