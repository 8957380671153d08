import { readStoredCharter } from '@takeup/domain';
import type { Session } from '@takeup/storage';
import { newestCharters } from '@takeup/storage';

/** A topic to look for; its key is said with its initiative, because two charters may use the same word for two things. */
export interface TopicInForce {
  /** `initiative/topic` */
  readonly key: string;
  readonly words: readonly string[];
  readonly leavesOut: readonly string[];
}

/** The topics of the newest version of every charter, drafts too: what is read now must be known when it is confirmed. */
export async function topicsInForce(session: Session): Promise<readonly TopicInForce[]> {
  const versions = await newestCharters(session);
  return versions.flatMap(({ initiative, document }) =>
    readStoredCharter(document).topics.map(({ key, words, leavesOut }) => ({
      key: `${initiative}/${key}`,
      words,
      leavesOut,
    })),
  );
}
