import type { Download, Session } from '@takeup/connectors/kit';
import { unexpected, zipEntries } from '@takeup/connectors/kit';
import type { InstantSpan } from '@takeup/domain';
import type { VivaEngageConfig } from './config.js';
import { momentOf } from './days.js';

export const EXPORT_PATH = '/api/v1/export';

/** What can be exported, and the file of the archive in which it comes. */
export const MODELS = { Message: 'Messages.csv', User: 'Users.csv', Group: 'Groups.csv' } as const;
export type Model = keyof typeof MODELS;

/** Packed, of one export. */
const MOST_BYTES = 1_073_741_824;

/**
 * One file of a data export, unpacked while it comes: nothing of the archive is written down.
 * @param span of a model whose rows have a time
 * @throws Faulted where the archive does not hold the file
 */
export async function* exportFile<T>(
  session: Session<VivaEngageConfig>,
  model: Model,
  span: InstantSpan | null,
  rowsOf: (file: Pick<Download, 'what' | 'bytes'>) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const { what, bytes } = await session.download({
    path: EXPORT_PATH,
    at: 'export',
    query: {
      model,
      // Without it every file that was ever uploaded comes along.
      include: 'csv',
      since: momentOf(span === null ? 0 : span.from),
      ...(span === null ? {} : { until: momentOf(span.to) }),
    },
    limit: 'export',
    maxBytes: MOST_BYTES,
  });
  let isFound = false;
  for await (const entry of zipEntries(bytes, what)) {
    if (entry.name !== MODELS[model]) continue;
    isFound = true;
    yield* rowsOf({ what: `${what} ${MODELS[model]}`, bytes: entry.bytes });
  }
  if (!isFound) throw unexpected(`${what} without ${MODELS[model]}`);
}
