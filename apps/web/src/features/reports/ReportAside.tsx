import { Link } from 'react-router';
import { words } from '../../ui/words';
import type { ReportList } from './types';
import { VerifyFile } from './VerifyFile';
import type { Closed } from './verify';

const text = words.report.page;

/** Everything that can be done with the report, beside it. */
export function ReportAside({ closed, list }: { closed: Closed | null; list: ReportList }) {
  return (
    <aside className="desk-aside" aria-label={text.asideLabel}>
      {closed === null ? null : (
        <>
          {/* Another month's answer does not speak of this one. */}
          <VerifyFile key={closed.month} closed={closed} />
          <section>
            <h2>{text.take.title}</h2>
            <p className="desk-take">
              <a className="btn btn-primary" href={fileOf(closed.month, 'pdf')} download>
                {text.take.pdf}
              </a>
              <a className="btn" href={fileOf(closed.month, 'xlsx')} download>
                {text.take.xlsx}
              </a>
              <a className="btn" href={fileOf(closed.month, 'csv')} download>
                {text.take.csv}
              </a>
              <a className="btn" href={fileOf(closed.month, 'json')} download>
                {text.take.json}
              </a>
              <a className="btn" href={fileOf(closed.month, 'html')}>
                {text.take.html}
              </a>
            </p>
          </section>
        </>
      )}
      {list.next === null && list.closed.length === 0 ? null : (
        <section>
          <h2>{text.all.title}</h2>
          <ul className="desk-list" aria-label={text.all.listLabel}>
            {list.next === null ? null : (
              <li>
                <span>{words.report.monthOf(list.next.month)}</span>
                <span>{list.next.waiting ? text.all.waiting : text.all.due(list.next.from)}</span>
              </li>
            )}
            {list.closed.map(({ month }) => (
              <li key={month}>
                <Link to={`/reports/${month}`} aria-current={month === closed?.month ? 'page' : undefined}>
                  {words.report.monthOf(month)}
                </Link>
                <span>{text.all.unsigned}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}

function fileOf(month: string, format: string): string {
  return `/reports/${month}.${format}`;
}
