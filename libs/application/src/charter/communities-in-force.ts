import { readStoredCharter } from '@takeup/domain';
import type { Session } from '@takeup/storage';
import { newestCharters } from '@takeup/storage';

/**
 * The communities of a connection that the newest version of any charter names, drafts too, without the connection.
 * @param connection its key
 */
export async function communitiesInForce(session: Session, connection: string): Promise<ReadonlySet<string>> {
  const start = `${connection}/`;
  const named = (await newestCharters(session)).flatMap(({ document }) =>
    readStoredCharter(document).useCases.flatMap(({ communities }) => communities),
  );
  return new Set(named.filter((name) => name.startsWith(start)).map((name) => name.slice(start.length)));
}
