import type { Row } from '../../graphql/rows';
import { cellOf } from './cells';
import type { CellContext } from './cells';
import { writeGroup } from './view';
import type { GroupName } from './view';

interface Props {
  readonly row: Row | null;
  readonly context: CellContext;
  readonly pressed: boolean;
  readonly tabStop: boolean;
  readonly onSelect: (group: GroupName) => void;
}

/** The label holds what the eye sees, in the same words, and all that it does not. */
export function MatrixCell({ row, context, pressed, tabStop, onSelect }: Props) {
  if (row === null) return <td role="cell" className="cell" />;
  const cell = cellOf(row, context);
  const className = `cell is-${cell.look} ${cell.hollow ? 'is-hollow' : ''}`;
  if (cell.inert)
    return (
      <td role="cell" className={className}>
        <span aria-hidden="true">{cell.main}</span>
        <span className="vh">{cell.label}</span>
      </td>
    );
  return (
    <td role="cell" className={className}>
      <button
        type="button"
        aria-label={cell.label}
        aria-pressed={pressed}
        tabIndex={tabStop ? 0 : -1}
        data-group={writeGroup(row)}
        onClick={() => onSelect({ persona: row.persona, department: row.department })}
      >
        {cell.main === '' ? null : <b>{cell.main}</b>} {cell.sub === '' ? null : <i>{cell.sub}</i>}
      </button>
    </td>
  );
}
