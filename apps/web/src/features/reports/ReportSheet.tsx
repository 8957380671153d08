import { Logo } from '../../ui/Logo';
import { Rich } from '../../ui/Rich';
import { words } from '../../ui/words';
import { Lines } from './Lines';
import { Position } from './Position';
import { SheetChart } from './SheetChart';
import { Strip } from './Strip';
import type { Report } from './types';

const text = words.report;

/** The report as it lies on the desk: what is printed is this and nothing around it. */
export function ReportSheet({ report }: { report: Report }) {
  const { sections } = text;
  return (
    <article className="sheet" aria-label={text.page.sheet(report.month)}>
      <header>
        <p className="sheet-top">
          <b>
            <Logo /> {words.shell.product}
          </b>
          <span>{report.organisation}</span>
        </p>
        <h1>{report.title}</h1>
        <p className="sheet-meta">{report.meta.join(' · ')}</p>
      </header>
      <div className="sheet-verdict">
        {report.verdict.map((paragraph) => (
          <p key={paragraph}>
            <Rich text={paragraph} />
          </p>
        ))}
      </div>
      <section>
        <h2>{sections.position}</h2>
        <Position report={report} />
      </section>
      <div className="sheet-two">
        <section>
          <h2>{sections.changed(report.monthBefore)}</h2>
          <Lines lines={report.changed} />
        </section>
        <section>
          <h2>{sections.goalposts}</h2>
          <Lines lines={report.goalposts} />
        </section>
        <section>
          <h2>{sections.coverage(report.days)}</h2>
          <ul className="sheet-strips">
            {report.strips.map((strip) => (
              <Strip key={strip.title} strip={strip} />
            ))}
          </ul>
          {[...report.coverage, report.withheld].map((note) => (
            <p key={note}>
              <Rich text={note} />
            </p>
          ))}
        </section>
        <section>
          <h2>{sections.signOff}</h2>
          <dl className="sheet-sign">
            {report.signOff.map(({ role, state }) => (
              <div key={role}>
                <dt>{role}</dt>
                <dd>{state}</dd>
              </div>
            ))}
          </dl>
          <p className="dek">{text.signOff.note}</p>
        </section>
      </div>
      {report.charts.length === 0 ? null : (
        <section>
          <h2>{sections.charts}</h2>
          <p className="dek">{text.chart.legend}</p>
          {report.charts.map((chart) => (
            <SheetChart key={chart.name} chart={chart} />
          ))}
        </section>
      )}
      <section>
        <h2>{sections.definitions}</h2>
        <dl className="sheet-defined">
          {report.definitions.map(({ term, text: meaning }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Seal report={report} />
    </article>
  );
}

function Seal({ report: { sha256, previous } }: { report: Report }) {
  const { seal } = text;
  return (
    <footer className="sheet-seal">
      <p>
        <b>{seal.sha256}</b> <code>{seal.grouped(sha256)}</code>
      </p>
      <p>
        <b>{seal.previous}</b> {previous === null ? seal.first : <code>{seal.grouped(previous)}</code>}
      </p>
      <p>
        <Rich text={seal.how} />
      </p>
    </footer>
  );
}
