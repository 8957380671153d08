import { useQuery } from '@apollo/client/react';
import { Navigate, useParams } from 'react-router';
import { ReportListDocument, ReportPageDocument } from '../../graphql/generated/graphql';
import { useOrganisation } from '../../graphql/organisation';
import { useWatch } from '../../graphql/useWatch';
import { Button } from '../../ui/Button';
import { Failed } from '../../ui/Failed';
import { Loading } from '../../ui/Loading';
import { TopBar } from '../../ui/TopBar';
import { useTitle } from '../../ui/useTitle';
import { words } from '../../ui/words';
import { NoneYet, NotThere } from './NoReport';
import { ReportAside } from './ReportAside';
import { ReportSheet } from './ReportSheet';
import './desk.css';
import './position.css';
import './print.css';
import './sheet.css';

const text = words.report.page;
const LATEST = 'latest';
const WAITING_MS = 15_000;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** A month's report on the desk, and what can be done with it. `latest` is the newest closed month. */
export function ReportPage() {
  const organisation = useOrganisation();
  const { month = LATEST } = useParams();
  const latest = month === LATEST;
  const list = useQuery(ReportListDocument, { fetchPolicy: 'cache-and-network' });
  const asked = useQuery(ReportPageDocument, { variables: { month }, skip: latest });
  const editions = (list.data ?? list.previousData)?.editions;
  const waiting = editions?.next?.waiting === true && editions.closed.length === 0;
  useWatch(organisation.setup.progress !== null, waiting ? WAITING_MS : undefined);
  const newest = editions?.closed[0]?.month;
  const named = MONTH.test(month);
  useTitle(named ? text.title(month) : text.name);
  if (latest && newest !== undefined) return <Navigate to={`/reports/${newest}`} replace />;

  const answer = asked.data?.report;
  const report = answer?.__typename === 'Report' ? answer : null;
  const error = asked.error ?? list.error;
  const again = () => {
    void list.refetch();
    if (!latest) void asked.refetch();
  };
  return (
    <div className="desk">
      <TopBar
        organisation={organisation.name}
        dataTo={organisation.dataTo}
        crumbs={[
          { text: text.name, to: '/reports' },
          ...(latest ? [] : [{ text: named ? words.report.monthOf(month) : month }]),
        ]}
      >
        {report === null ? null : (
          <>
            <span className="desk-signed">{text.signOffNone}</span>
            <Button onClick={() => window.print()}>{text.print}</Button>
          </>
        )}
      </TopBar>
      <div className="desk-grid">
        <div className="desk-main">
          {error === undefined ? null : (
            <div className="desk-note">
              {report === null ? <h1 className="lead">{text.name}</h1> : null}
              <Failed
                happened={text.notLoaded}
                error={error}
                meaning={report === null ? words.states.failed.nothing : words.states.failed.kept(null)}
                onRetry={again}
              />
            </div>
          )}
          {report !== null ? (
            <ReportSheet report={report} />
          ) : answer !== undefined && answer.__typename !== 'Report' ? (
            <NotThere message={answer.message} newest={newest} />
          ) : latest && editions !== undefined ? (
            <NoneYet next={editions.next} />
          ) : error === undefined ? (
            <div className="sheet">
              <h1>{named ? words.report.title(month) : text.name}</h1>
              <Loading lines={12} sentence={text.late} />
            </div>
          ) : null}
        </div>
        {editions === undefined ? null : <ReportAside closed={report} list={editions} />}
      </div>
    </div>
  );
}
