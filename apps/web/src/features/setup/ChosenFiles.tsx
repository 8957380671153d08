import { useId, useState } from 'react';
import { Button } from '../../ui/Button';
import { words } from '../../ui/words';
import { CONNECTION, connectionFor } from './files';
import type { ChosenFile } from './files';

interface Props {
  readonly files: readonly ChosenFile[];
  readonly onRemove: (file: ChosenFile) => void;
  readonly onStart: (connection: string) => void;
}

/** What was recognised, and the one thing only the reader knows: where the activity comes from. */
export function ChosenFiles({ files, onRemove, onStart }: Props) {
  const id = useId();
  const text = words.setup.files;
  const activity = files.find(({ kind }) => kind === 'activity');
  const [typed, setTyped] = useState<string | null>(null);
  const connection = typed ?? (activity === undefined ? '' : connectionFor(activity.file.name));
  const wrong = activity !== undefined && !CONNECTION.test(connection);
  const ready = files.filter(({ kind }) => kind !== null);
  return (
    <form
      className="chosen"
      aria-labelledby={`${id}-title`}
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong && ready.length > 0) onStart(connection);
      }}
    >
      <h2 className="h" id={`${id}-title`}>
        {text.title}
      </h2>
      <ul>
        {files.map((chosen) => (
          <li key={chosen.file.name}>
            <span>
              <b>{chosen.file.name}</b> <span className="mut">{text.size(chosen.file.size)}</span>
              <span className={`chosen-kind ${chosen.kind === null ? 'under' : 'sec'}`}>
                {chosen.kind === null ? `${text.unknown}. ${text.unknownWhy}` : text[chosen.kind]}
              </span>
            </span>
            <button
              type="button"
              className="btn-link"
              aria-label={text.remove(chosen.file.name)}
              onClick={() => onRemove(chosen)}
            >
              {text.removeShort}
            </button>
          </li>
        ))}
      </ul>
      {activity === undefined ? null : (
        <div className="chosen-key">
          <label htmlFor={`${id}-key`}>{text.connection}</label>
          <input
            id={`${id}-key`}
            value={connection}
            maxLength={40}
            spellCheck={false}
            autoComplete="off"
            aria-invalid={wrong}
            aria-describedby={`${id}-help`}
            onChange={(event) => setTyped(event.target.value)}
          />
          <p id={`${id}-help`} className={wrong ? 'under' : 'mut'}>
            {wrong ? text.connectionWrong : text.connectionHelp}
          </p>
        </div>
      )}
      <Button primary type="submit" disabled={wrong || ready.length === 0}>
        {ready.length > 1 ? text.start : text.startOne}
      </Button>
    </form>
  );
}
