import { words } from '../../ui/words';
import type { Progress, Sources } from './SourcesView';

interface Props {
  readonly source: Sources['connections'][number];
  readonly progress: Progress | null;
}

/** Whether a source is read just now, and how far that is. */
export function SyncState({ source, progress }: Props) {
  const { states, progress: how, first } = words.sources.sync;
  const { syncState, title, lastAt } = source;
  const own = progress?.task === 'SYNCING' && progress.subject === title ? progress : null;
  const said =
    syncState === null ? null : syncState === 'READING' && own ? how(own.done, own.total) : states[syncState];
  return (
    <span role="status" className="dek sources-how">
      {said}
      {syncState === 'READING' && lastAt === null ? ` ${first}` : null}
    </span>
  );
}
