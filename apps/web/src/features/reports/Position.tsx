import { words } from '../../ui/words';
import { Rungs } from '../goals/Rungs';
import { SignGlyph } from './SignGlyph';
import type { PositionRow, Report } from './types';

const text = words.report;

/** Goals and adoption targets against their paths. On a phone each becomes a short list under its name. */
export function Position({ report }: { report: Report }) {
  const { position, columns, month } = report;
  if (position.length === 0) return <p>{text.noInitiative}</p>;
  const { measure, baseline, range, path, target, against, evidence } = text.columns;
  return (
    <table className="sheet-table" aria-label={text.page.columns(month)}>
      <thead>
        <tr>
          <th scope="col">{measure}</th>
          <th scope="col">{baseline}</th>
          <th scope="col">{columns.before}</th>
          <th scope="col">
            {columns.now}
            <small>{range}</small>
          </th>
          <th scope="col">{path}</th>
          <th scope="col">{target}</th>
          <th scope="col">{against}</th>
          <th scope="col">{evidence}</th>
        </tr>
      </thead>
      {position.map(({ initiative, rows }) => (
        <tbody key={initiative}>
          <tr>
            <th scope="rowgroup" colSpan={8}>
              {initiative}
            </th>
          </tr>
          {rows.map((row) => (
            <Row key={row.name} row={row} before={columns.before} now={columns.now} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Row({ row, before, now }: { row: PositionRow; before: string; now: string }) {
  const { columns } = text;
  return (
    <tr>
      <th scope="row">{row.name}</th>
      <td data-head={columns.baseline}>{row.baseline}</td>
      <td data-head={before}>{row.before}</td>
      <td data-head={now}>
        <b>{row.now}</b>
        <small>{row.range}</small>
      </td>
      <td data-head={columns.path}>
        {row.path}
        <small>{row.pathOn}</small>
      </td>
      <td data-head={columns.target}>
        {row.target}
        <small>{row.by}</small>
      </td>
      <td data-head={columns.against} className={`sheet-against ${row.sign}`}>
        <SignGlyph sign={row.sign} /> {row.against}
      </td>
      <td data-head={columns.evidence} className="sheet-evidence">
        {row.grade === null ? null : <Rungs grade={row.grade} />}
        <small>{row.evidence}</small>
      </td>
    </tr>
  );
}
