import { useEffect, useState } from 'react';
import { Link, Navigate } from 'react-router';
import { useIsOperator } from '../../graphql/me';
import { useOrganisation } from '../../graphql/organisation';
import { Notice } from '../../ui/Notice';
import { TopBar } from '../../ui/TopBar';
import { useTitle } from '../../ui/useTitle';
import { words } from '../../ui/words';
import { ChosenFiles } from './ChosenFiles';
import { Columns } from './Columns';
import { DropFiles } from './DropFiles';
import { inspect, together } from './files';
import type { ChosenFile } from './files';
import { ImportProgress } from './ImportProgress';
import { SetupSteps } from './SetupSteps';
import { useImport } from './useImport';
import { useRefresh } from './useRefresh';
import './files.css';
import './importing.css';
import './setup.css';

const POLL_MS = 2000;

/** The first page of a new installation, and later the place where newer files go. */
export function StartPage() {
  const organisation = useOrganisation();
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const text = words.setup;
  const { setup, demo } = organisation;
  const isOperator = useIsOperator();
  const refresh = useRefresh();
  const imports = useImport(refresh);
  useTitle(words.shell.bringInFiles);
  const filling = demo && setup.stage !== 'PUBLISHED';
  const [waited] = useState(filling);

  // The server goes on counting and publishing after an import, and files may come by another way; the page watches.
  const working =
    imports.sending !== null ||
    setup.progress !== null ||
    setup.stage !== 'PUBLISHED' ||
    imports.finished.some(({ outcome }) => 'report' in outcome);
  useEffect(() => {
    if (!working) return undefined;
    const timer = setInterval(refresh, POLL_MS);
    return () => clearInterval(timer);
  }, [working, refresh]);

  const take = async (picked: readonly File[]) => {
    imports.reset();
    const inspected = await Promise.all(picked.map(inspect));
    setFiles((before) => together(before, inspected));
  };
  const busy = imports.sending !== null;
  // Whoever waited for the demo came for its figures.
  if (waited && !filling) return <Navigate to="/adoption" replace />;
  const title = demo ? text.demo.filled : text.title[setup.stage];
  return (
    <>
      <TopBar
        organisation={organisation.name}
        dataTo={organisation.dataTo}
        crumbs={[{ text: words.shell.bringInFiles }]}
      />
      <header className="setup-head wrap">
        <p className="eyebrow">{text.eyebrow}</p>
        <h1 className="lead">{filling ? text.demo.filling(organisation.name) : title}</h1>
        <p className="standfirst">
          {filling ? text.demo.fillingText : text.standfirst(organisation.minimumGroup, demo)}
        </p>
      </header>
      <div className="setup-grid">
        <div className="setup-main">
          {demo && !filling && isOperator ? (
            <div id="drop-refused">
              <Notice tone="plain" text={text.demoRefused(organisation.name)} />
            </div>
          ) : null}
          {isOperator ? null : <Notice tone="plain" text={words.access.page.readerOnly} />}
          {filling || !isOperator ? null : (
            <DropFiles
              disabled={demo || busy}
              reasonId={demo ? 'drop-refused' : undefined}
              onFiles={(picked) => void take(picked)}
            />
          )}
          {files.length === 0 || busy ? null : (
            <ChosenFiles
              files={files}
              onRemove={(file) => setFiles(files.filter((chosen) => chosen !== file))}
              onStart={(connection) => {
                imports.start(files, connection);
                setFiles([]);
              }}
            />
          )}
          <ImportProgress imports={imports} setup={setup} filling={filling} />
          {setup.stage === 'PUBLISHED' && !busy ? (
            <p className="setup-show">
              <Link className="btn btn-primary" to="/adoption">
                {text.progress.show}
              </Link>
            </p>
          ) : null}
          <Columns />
        </div>
        <SetupSteps setup={setup} />
      </div>
    </>
  );
}
