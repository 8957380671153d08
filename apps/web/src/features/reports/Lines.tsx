import { Rich } from '../../ui/Rich';
import { SignGlyph } from './SignGlyph';
import type { SignedLine } from './types';

export function Lines({ lines }: { lines: readonly SignedLine[] }) {
  return (
    <ul className="sheet-lines">
      {lines.map(({ sign, text }) => (
        <li key={text}>
          {sign === null ? null : <SignGlyph sign={sign} />}
          <span>
            <Rich text={text} />
          </span>
        </li>
      ))}
    </ul>
  );
}
