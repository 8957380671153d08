import { words } from '../../ui/words';
import type { ShareCell } from './matrix';

interface Props {
  readonly title: string;
  readonly note: string;
  readonly cells: readonly ShareCell[];
  readonly kind: 'staff' | 'active';
  /** The largest share of both rows, so that their bars can be compared. */
  readonly scale: number;
  readonly first?: boolean;
}

/** Representation lives in the table: the share of people beside the share of active people, bar under bar. */
export function ShareRow({ title, note, cells, kind, scale, first = false }: Props) {
  const parts = cells.slice(0, -1).map(({ share }) => share ?? 0);
  const most = Math.max(...parts, 0);
  return (
    <tr role="row" className={`shares ${first ? 'shares-first' : ''}`}>
      <th role="rowheader" scope="row">
        {title} <small>{note}</small>
      </th>
      {cells.map((cell, index) => {
        const { share, mark } = cell;
        const total = index === cells.length - 1;
        const hot = kind === 'active' && !total && share !== null && share === most && share >= 0.4;
        return (
          <td key={index} role="cell" className={hot ? 'hot' : undefined}>
            {share === null ? (
              <NotShown cell={cell} />
            ) : (
              words.format.percentShort(Math.round(share * 100) / 100)
            )}
            {total || mark === 'none' ? null : (
              <span className={`share-bar ${mark === 'hidden' ? 'hatched' : ''}`} aria-hidden="true">
                {share === null ? null : (
                  <span
                    className={`share-${kind}`}
                    style={{ width: `${(share / Math.max(scale, 0.01)) * 100}%` }}
                  />
                )}
              </span>
            )}
          </td>
        );
      })}
    </tr>
  );
}

function NotShown({ cell: { mark, bound } }: { cell: ShareCell }) {
  const text = words.adoption.matrix;
  if (bound !== null) return mark === 'below' ? text.shareBelow(bound) : text.shareFrom(bound);
  return (
    <>
      <span aria-hidden="true">{mark === 'hidden' ? '' : text.nobody}</span>
      <span className="vh">{words.adoption.aria.unknownShare}</span>
    </>
  );
}
