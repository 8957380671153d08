import { inTransaction, noteFileSources } from '@takeup/storage';
import type { ConnectedSource } from '@takeup/storage';
import type { Context, OutcomeSource } from '../context.js';
import type { DirectorySource } from '../directory/pull-directory.js';

/** No connection can have it: keys hold no slash. */
export const DIRECTORY_OF_FILE = '/directory';

/** Notes which directory and which KPI sources the operator's file has asked, so that they are told of beside those of the product. */
export function noteSourcesOfFile(
  { pools, config }: Pick<Context, 'pools' | 'config'>,
  directory: DirectorySource | null,
): Promise<void> {
  const named = [...(directory === null ? [] : [directoryOf(directory)]), ...config.outcomes.map(outcomeOf)];
  return inTransaction(pools, (session) => noteFileSources(session, named));
}

function directoryOf({ connector: { id, title } }: DirectorySource): ConnectedSource {
  return { key: DIRECTORY_OF_FILE, title, kind: 'directory', connector: id, series: null };
}

function outcomeOf(source: OutcomeSource): ConnectedSource {
  const { series } = source;
  const connector = 'file' in source ? 'file' : source.connector.id;
  return { key: series, title: series, kind: 'outcome', connector, series };
}
