import { Fragment } from 'react';

const MARKED = /(\*\*[^*]+\*\*|`[^`]+`)/;

/** A sentence of the catalogue: `**figure**` is set in ink, `` `code` `` in the mono face. */
export function Rich({ text }: { text: string }) {
  return text.split(MARKED).map((part, index) => {
    if (part.startsWith('**')) return <b key={index}>{part.slice(2, -2)}</b>;
    if (part.startsWith('`')) return <Code key={index} text={part.slice(1, -1)} />;
    return <Fragment key={index}>{part}</Fragment>;
  });
}

/** Options and dates are not broken at their hyphens: a command is read word by word. */
function Code({ text }: { text: string }) {
  return (
    <code>
      {text.split(' ').map((word, index) => (
        <Fragment key={index}>
          {index === 0 ? '' : ' '}
          <span className="code-word">{word}</span>
        </Fragment>
      ))}
    </code>
  );
}
