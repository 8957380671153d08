import type { Measure } from '../../graphql/generated/graphql';
import { words } from '../../ui/words';
import type { MatrixRow } from './matrix';

interface Props {
  readonly rows: readonly MatrixRow[];
  readonly columns: number;
  readonly measure: Measure;
  readonly partial: boolean;
}

/** What the hatched cells of each row are together, so that a reader can add a row up to its total. */
export function HiddenTogetherRow({ rows, columns, measure, partial }: Props) {
  const text = words.adoption.matrix;
  const told = rows.flatMap(({ persona, title, hiddenTogether }) =>
    hiddenTogether === null
      ? []
      : [{ persona, said: text.together(title, hiddenTogether, measure, partial) }],
  );
  if (told.length === 0) return null;
  return (
    <tr role="row" className="together">
      <th role="rowheader" scope="row">
        {text.hiddenTogether}
      </th>
      <td role="cell" colSpan={columns}>
        <ul>
          {told.map(({ persona, said }) => (
            <li key={persona}>{said}</li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
