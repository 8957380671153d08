import type { Organisation } from '../../graphql/organisation';
import { Notice } from '../../ui/Notice';
import { words } from '../../ui/words';
import { ImportReport } from './ImportReport';
import type { ImportState } from './useImport';

/** What is being sent, what the server makes of it, and what came of each file. */
export function ImportProgress({
  imports,
  setup,
  filling,
}: {
  imports: ImportState;
  setup: Organisation['setup'];
  /** The demo is bringing in its own files. */
  filling: boolean;
}) {
  const text = words.setup.progress;
  const { sending, finished } = imports;
  const { progress, stage } = setup;
  const waiting = !filling && progress === null && stage === 'NOT_PUBLISHED' && sending === null;
  if (sending === null && finished.length === 0 && progress === null && !waiting && !filling) return null;
  return (
    <section className="importing" aria-label={text.title}>
      {finished.map(({ name, outcome }) => (
        <ImportReport key={name} name={name} outcome={outcome} />
      ))}
      <div role="status">
        {sending === null ? null : (
          <Bar
            label={sending.sent < 1 ? text.sending(sending.name, sending.sent) : text.reading(sending.name)}
            value={sending.sent < 1 ? sending.sent : null}
          />
        )}
        {filling && progress === null ? <Bar label={words.setup.demo.working} value={null} /> : null}
        {progress === null ? null : (
          <Bar
            label={`${text.task[progress.task]}${progress.subject === null ? '' : `: ${progress.subject}`}, ${text.done(progress.done, progress.total)}`}
            value={progress.total === null || progress.total === 0 ? null : progress.done / progress.total}
          />
        )}
        {waiting ? <p className="s13 sec">{text.notPublished}</p> : null}
        {stage === 'PUBLISHED' && finished.length > 0 && sending === null && progress === null ? (
          <Notice text={text.published} />
        ) : null}
      </div>
    </section>
  );
}

function Bar({ label, value }: { label: string; value: number | null }) {
  return (
    <div className="bar-line">
      <p className="s13">{label}</p>
      <progress aria-label={label} value={value ?? undefined} max={1} />
    </div>
  );
}
