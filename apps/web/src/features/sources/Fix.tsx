import { useIsOperator } from '../../graphql/me';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { Rich } from '../../ui/Rich';
import { words } from '../../ui/words';
import { CopyRequest } from './CopyRequest';
import type { Sources } from './SourcesView';
import { useConfirm } from './useConfirm';
import { useSync } from './useSync';

interface Props {
  readonly fix: Sources['toFix'][number];
  readonly source: Sources['connections'][number] | undefined;
  /** Why this process reads no platform; null where it does. */
  readonly cannotSync: string | null;
}

/** One thing to put right: what happened and what it does to the figures, and beside it what to do. */
export function Fix({ fix, source, cannotSync }: Props) {
  const { title, effect, detail, steps, days, request, confirmable } = fix;
  const { asking, said, ask } = useSync();
  const { confirming, confirmed, confirm } = useConfirm();
  const isPulled = useIsOperator() && source?.pulled === true;
  const text = words.sources;
  const isUnderWay = source?.syncState === 'READING' || source?.syncState === 'WAITING';
  const may = !asking && !isUnderWay && cannotSync === null;
  return (
    <div className="sources-fix">
      <Notice tone="under" text={`**${title}**`} {...(detail === null ? {} : { detail })}>
        <p>{effect}</p>
      </Notice>
      <div className="sources-do">
        <p className="dek">{text.whatToDo}</p>
        <ol>
          {steps.map((step) => (
            <li key={step}>
              <Rich text={step} />
            </li>
          ))}
        </ol>
        {isPulled ? (
          <p className="sources-acts">
            <Button
              primary
              aria-disabled={!may}
              onClick={() => {
                if (may) ask([source], days);
              }}
            >
              {days.length === 0 ? text.sync.now : text.sync.again(days.length)}
            </Button>
            {confirmable.length === 0 ? null : (
              <Button
                aria-disabled={confirming}
                onClick={() => {
                  if (!confirming) confirm(source, confirmable);
                }}
              >
                {text.sync.confirm(confirmable.length)}
              </Button>
            )}
            {request === null ? null : <CopyRequest text={request} />}
          </p>
        ) : null}
        <p role="status" className="s13 sec">
          {isPulled
            ? [cannotSync ?? (isUnderWay ? text.sync.underWay : said), confirmed]
                .filter((line) => line !== '')
                .join(' ')
            : ''}
        </p>
      </div>
    </div>
  );
}
