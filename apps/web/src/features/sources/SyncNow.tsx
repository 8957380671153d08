import { useIsOperator } from '../../graphql/me';
import { Button } from '../../ui/Button';
import { Rich } from '../../ui/Rich';
import { words } from '../../ui/words';
import type { Sources } from './SourcesView';
import { useSync } from './useSync';

/** When the platforms are read next, and the way to have them read at once. */
export function SyncNow({ sources, zone }: { sources: Sources; zone: string }) {
  const { asking, said, ask } = useSync();
  const isOperator = useIsOperator();
  const text = words.sources.sync;
  const pulled = sources.connections.filter(({ syncState }) => syncState !== null);
  const next = pulled.flatMap(({ nextAt }) => nextAt ?? []).sort()[0];
  if (pulled.length === 0 || !isOperator) return null;
  const isUnderWay = pulled.every(({ syncState }) => syncState !== 'IDLE');
  return (
    <div className="sources-now">
      {next === undefined || isUnderWay ? null : (
        <span className="dek only-desk">
          <Rich text={text.next(words.format.instant(next, zone))} />
        </span>
      )}
      <Button
        aria-disabled={asking || isUnderWay || sources.cannotSync !== null}
        aria-describedby="sources-now-why"
        onClick={() => {
          if (!asking && !isUnderWay && sources.cannotSync === null) ask(pulled);
        }}
      >
        {text.now}
      </Button>
      <span id="sources-now-why" role="status" className="dek">
        {sources.cannotSync ?? (isUnderWay ? text.underWay : said)}
      </span>
    </div>
  );
}
