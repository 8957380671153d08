import { useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { leafOf } from '../../graphql/rows';
import { Rich } from '../../ui/Rich';
import { words } from '../../ui/words';
import type { CellContext } from './cells';
import { HiddenTogetherRow } from './HiddenTogetherRow';
import { MatrixCell } from './MatrixCell';
import type { Matrix } from './matrix';
import { ShareRow } from './ShareRow';
import { moveFocus } from './moveFocus';
import { writeGroup } from './view';
import type { GroupName } from './view';
import type { Measure } from '../../graphql/generated/graphql';
import './matrix.css';
import './cell.css';
import './legend.css';
import './matrix-phone.css';

interface Props {
  readonly matrix: Matrix;
  readonly measure: Measure;
  readonly periodText: string;
  readonly department: string | null;
  readonly context: Omit<CellContext, 'name'>;
  readonly selected: GroupName | null;
  readonly busy: boolean;
  readonly onSelect: (group: GroupName) => void;
  /** Departments that have departments of their own; null where one cannot go deeper. */
  readonly onDrill: ((department: string) => void) | null;
}

const peopleNote = (people: number | null | undefined) =>
  typeof people === 'number' ? words.adoption.matrix.people(people) : '';

/** A real table; the arrow keys move among its buttons, one of which is in the tab order. */
export function AdoptionMatrix({
  matrix,
  measure,
  periodText,
  department,
  context,
  selected,
  busy,
  onSelect,
  onDrill,
}: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const text = words.adoption.matrix;
  const place = department === null ? words.adoption.aria.allDepartments : leafOf(department);
  const firstOpen = matrix.rows.flatMap((row) =>
    row.cells.flatMap((cell) => (cell !== null && cell.status !== 'NO_PEOPLE' ? [writeGroup(cell)] : [])),
  );
  const chosen = selected === null ? '' : writeGroup(selected);
  const tabStop = firstOpen.includes(chosen) ? chosen : (firstOpen[0] ?? '');
  const scale = Math.max(
    ...[...matrix.staff.slice(0, -1), ...matrix.active.slice(0, -1)].map(({ share }) => share ?? 0),
    0,
  );
  const firstUntargeted = matrix.rows.findIndex(({ targeted }) => !targeted);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (body.current !== null && moveFocus(body.current, event.target, event.key, event.ctrlKey))
      event.preventDefault();
  };

  return (
    <div
      className={`matrix-scroll ${matrix.columns.length > 9 ? 'matrix-wide' : ''}`}
      role="region"
      aria-label={text.region}
      tabIndex={matrix.columns.length > 9 ? 0 : undefined}
    >
      <table
        className="matrix"
        role="table"
        aria-describedby="matrix-key"
        aria-busy={busy}
        style={{ '--cols': matrix.columns.length } as React.CSSProperties}
      >
        <caption className="vh">{text.caption(measure, periodText)}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col" className="corner">
              {text.corner(measure).map((line) => (
                <span key={line}>{line}</span>
              ))}
            </th>
            {matrix.columns.map((column) => (
              <th
                key={column.department}
                role="columnheader"
                scope="col"
                title={column.department.includes('/') ? column.department : undefined}
              >
                {column.total || onDrill === null ? (
                  <span className="long">{column.title}</span>
                ) : (
                  <button
                    type="button"
                    className="long drill"
                    aria-label={text.drill(column.title)}
                    onClick={() => onDrill(column.department)}
                  >
                    {column.title}
                  </button>
                )}
                <span className="short" role="img" aria-label={column.title}>
                  {column.short}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" ref={body} onKeyDown={onKeyDown}>
          {matrix.rows.map((row, rowIndex) => (
            <tr
              key={row.persona}
              role="row"
              className={rowIndex === firstUntargeted && rowIndex > 0 ? 'apart' : undefined}
            >
              <th role="rowheader" scope="row">
                {row.title} <small>{row.note}</small>
              </th>
              {row.cells.map((cell, columnIndex) => {
                const column = matrix.columns[columnIndex];
                const name = words.adoption.aria.group(
                  row.title,
                  column === undefined || column.total ? place : column.title,
                );
                const key = cell === null ? '' : writeGroup(cell);
                return (
                  <MatrixCell
                    key={column?.department ?? columnIndex}
                    row={cell}
                    context={{ ...context, name }}
                    pressed={key !== '' && key === chosen}
                    tabStop={key === tabStop}
                    onSelect={onSelect}
                  />
                );
              })}
            </tr>
          ))}
          {matrix.staff.every(({ mark }) => mark === 'none') ? null : (
            <>
              <ShareRow
                title={text.shareOfStaff}
                note={peopleNote(matrix.total?.people)}
                cells={matrix.staff}
                kind="staff"
                scale={scale}
                first
              />
              <ShareRow
                title={text.shareOfActive(measure)}
                note={peopleNote(matrix.total?.count)}
                cells={matrix.active}
                kind="active"
                scale={scale}
              />
            </>
          )}
          <HiddenTogetherRow
            rows={matrix.rows}
            columns={matrix.columns.length}
            measure={measure}
            partial={context.partial}
          />
        </tbody>
      </table>
    </div>
  );
}

/** What the marks of the table mean, in the words of the table. */
export function MatrixLegend({ minimum, t, partial }: { minimum: number; t: number; partial: boolean }) {
  const legend = words.adoption.legend;
  return (
    <div className="legend" id="matrix-key">
      <span className="legend-bins" aria-hidden="true">
        {['u3', 'u2', 'u1', 'same', 'o1', 'o2', 'o3'].map((look) => (
          <i key={look} className={`bg-${look}`} />
        ))}
      </span>
      <span className="legend-ends">
        <span>{legend.under}</span>
        <span>{legend.unclear}</span>
        <span>{legend.over}</span>
      </span>
      <p className="dek">
        {words.adoption.controls.hint} {legend.colour} <Rich text={legend.close} />{' '}
        <span className="legend-hatch hatched" aria-hidden="true" /> {legend.hidden(minimum)}{' '}
        <Rich text={legend.coded(t)} /> <Rich text={legend.nobody} /> {legend.outlined}{' '}
        {partial ? <Rich text={legend.partial} /> : null}
      </p>
    </div>
  );
}
