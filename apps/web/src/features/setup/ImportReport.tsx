import { Notice } from '../../ui/Notice';
import { Rich } from '../../ui/Rich';
import { words } from '../../ui/words';
import type { ActivityReport, DirectoryReport, Outcome } from './upload';

const REJECTS_SHOWN = 20;

export function ImportReport({ name, outcome }: { name: string; outcome: Outcome }) {
  const text = words.setup.refused;
  if ('failure' in outcome)
    return (
      <div role="alert">
        <Notice
          tone="under"
          text={`**${outcome.failure === 'unreachable' ? text.unreachable : text.unreadable}** ${text.unreachableTodo}`}
          detail={outcome.detail}
        />
      </div>
    );
  if ('refusal' in outcome) {
    const { message, where, whatToDo, code } = outcome.refusal;
    return (
      <div role="alert">
        <Notice
          tone="under"
          text={`**${text.title(name)}** ${message} ${whatToDo}`}
          detail={where === null ? code : `${code} · ${text.where(where)}`}
        />
      </div>
    );
  }
  const { report } = outcome;
  return (
    <div className="report">
      <h3 className="h">{name}</h3>
      {report.kind === 'directory' ? <DirectoryText report={report} /> : <ActivityText report={report} />}
      {report.notes.length === 0 ? null : (
        <ul className="report-notes">
          {report.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function DirectoryText({ report }: { report: DirectoryReport }) {
  const text = words.setup.report;
  const { people, asOf, joined, vanished, droppedColumns } = report;
  return (
    <p className="s13 sec">
      <Rich text={text.directory(people)} /> {asOf === null ? text.asOfEarliest : text.asOf(asOf)}{' '}
      {joined + vanished > 0 ? text.joinedVanished(joined, vanished) : ''}{' '}
      {droppedColumns.length === 0 ? '' : text.dropped(droppedColumns)}
    </p>
  );
}

function ActivityText({ report }: { report: ActivityReport }) {
  const text = words.setup.report;
  const { acts, lines, repeated, firstDay, lastDay, accounts, matched, quarantined, rejects } = report;
  const shown = rejects.slice(0, REJECTS_SHOWN);
  return (
    <>
      <p className="s13 sec">
        <Rich text={text.activity(acts, lines)} /> {repeated > 0 ? text.repeated(repeated) : ''}{' '}
        {firstDay === null || lastDay === null ? '' : text.days(firstDay, lastDay)}{' '}
        {text.matched(matched, accounts)}
      </p>
      {quarantined === 0 ? null : (
        <table className="t rejects">
          <caption>{text.rejects(quarantined)}</caption>
          <thead>
            <tr>
              <th scope="col" className="r">
                {text.line}
              </th>
              <th scope="col">{text.reason}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ line, reason }) => (
              <tr key={line}>
                <td className="r">{words.format.count(line)}</td>
                <td>{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {quarantined > shown.length ? (
        <p className="dek">{text.rejectsMore(quarantined - shown.length)}</p>
      ) : null}
    </>
  );
}
