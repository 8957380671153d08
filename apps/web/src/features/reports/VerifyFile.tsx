import { useState } from 'react';
import { Button, DropZone, FileTrigger } from 'react-aria-components';
import type { FileDropItem } from 'react-aria-components';
import { Glyph } from '../../ui/Glyph';
import { Rich } from '../../ui/Rich';
import { words } from '../../ui/words';
import type { Closed, Verified } from './verify';
import { digest, verify } from './verify';

const text = words.report.page.verify;

type Answer = { readonly file: string; readonly said: Verified | 'working' | 'failed' } | null;

/** Compares a file with this report within the browser; nothing of the file leaves it. */
export function VerifyFile({ closed }: { closed: Closed }) {
  const [answer, setAnswer] = useState<Answer>(null);
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    setAnswer({ file: file.name, said: 'working' });
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const said = await verify({ name: file.name, bytes }, closed, {
        hash: digest,
        made: madeOf(closed.month),
      });
      setAnswer({ file: file.name, said });
    } catch {
      setAnswer({ file: file.name, said: 'failed' });
    }
  };
  const secure = window.isSecureContext;
  return (
    <section className="desk-verify">
      <h2>{text.title}</h2>
      <p className="sec">{secure ? text.text : text.insecure}</p>
      {secure ? (
        <DropZone
          className="desk-drop"
          aria-label={text.zone}
          getDropOperation={() => 'copy'}
          onDrop={(event) => {
            const dropped = event.items.find((item): item is FileDropItem => item.kind === 'file');
            void dropped?.getFile().then(take);
          }}
        >
          {text.drop}{' '}
          <FileTrigger
            acceptedFileTypes={['.json', '.pdf', '.xlsx', '.csv', '.html']}
            onSelect={(list) => void take(list?.[0])}
          >
            <Button className="btn-link desk-choose">{text.choose}</Button>
          </FileTrigger>
        </DropZone>
      ) : null}
      <div role="status" className="desk-answer">
        {answer === null ? null : <Said answer={answer} month={closed.month} />}
      </div>
    </section>
  );
}

function Said({ answer: { file, said }, month }: { answer: NonNullable<Answer>; month: string }) {
  if (said === 'working') return <p>{text.working}</p>;
  const good = said === 'matches' || said === 'same';
  return (
    <p>
      <Glyph kind={good ? 'over' : 'under'} />
      <span>
        <Rich text={text[said](file, month)} />
      </span>
    </p>
  );
}

function madeOf(month: string) {
  return async (format: string): Promise<Uint8Array> => {
    const response = await fetch(`/reports/${month}.${format}`);
    if (!response.ok) throw new Error(String(response.status));
    return new Uint8Array(await response.arrayBuffer());
  };
}
