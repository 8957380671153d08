import { Fragment } from 'react';

const MARKED = /(\*\*[^*]+\*\*|`[^`]+`)/;

/** A sentence of the catalogue: `**figure**` is set in ink, `` `code` `` in the mono face. */
export function Rich({ text }: { text: string }) {
  return text.split(MARKED).map((part, index) => {
    if (part.startsWith('**')) return <b key={index}>{part.slice(2, -2)}</b>;
    if (part.startsWith('`')) return <code key={index}>{part.slice(1, -1)}</code>;
    return <Fragment key={index}>{part}</Fragment>;
  });
}
