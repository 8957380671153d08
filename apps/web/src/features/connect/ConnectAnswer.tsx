import { Glyph } from '../../ui/Glyph';
import { Notice } from '../../ui/Notice';
import { words } from '../../ui/words';
import type { Tested, Trouble } from './useAnswered';

/** What the platform answered, said aloud: who Takeup is there and what it can tell, or what stands in the way. */
export function ConnectAnswer({ tested, trouble }: { tested: Tested | null; trouble: Trouble | null }) {
  const text = words.connect;
  const detail = trouble?.detail ?? null;
  return (
    <div role="status" className="connect-answer">
      {trouble === null ? null : (
        <Notice tone="under" text={`**${trouble.message}**`} {...(detail === null ? {} : { detail })}>
          {trouble.whatToDo === undefined ? null : <p>{trouble.whatToDo}</p>}
          {/* A refusal says itself what it left as it was; of what never came back nobody knows. */}
          {detail === null ? null : <p>{text.nothingKept}</p>}
        </Notice>
      )}
      {tested === null ? null : (
        <Notice text={text.tested(tested.platform, tested.role)}>
          {tested.says.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {tested.says.length > 0 ? null : <p>{text.reads(tested.reads)}</p>}
          {tested.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
          {tested.proves.length === 0 ? null : <Proves proves={tested.proves} />}
        </Notice>
      )}
    </div>
  );
}

function Proves({ proves }: Pick<Tested, 'proves'>) {
  const text = words.connect;
  return (
    <>
      <p>{text.proves}</p>
      <ul>
        {proves.map(({ title, given }) => (
          <li key={title}>
            <Glyph kind={given ? 'confirmed' : 'draft'} /> {text.given(title, given)}
          </li>
        ))}
      </ul>
    </>
  );
}
