import type { DirectoryPreflight, Fault } from '@takeup/connectors/kit';
import { Faulted } from '@takeup/connectors/kit';
import { openAlone } from '../sync/check-source.js';
import type { Network } from '../sync/sync-context.js';
import type { DirectorySource } from './pull-directory.js';

/** Asks a directory whether it lets itself be read, and how many people it has. Nobody's row is kept. */
export async function checkDirectory(
  directory: DirectorySource,
  network: Network,
): Promise<DirectoryPreflight | { readonly fault: Fault }> {
  const session = openAlone(directory, network);
  try {
    return await directory.connector.check(session);
  } catch (error) {
    if (error instanceof Faulted) return { fault: error.fault };
    throw error;
  } finally {
    await session.close();
  }
}
