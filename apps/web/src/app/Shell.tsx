import { useQuery } from '@apollo/client/react';
import { Link, Outlet } from 'react-router';
import { EnterToken } from '../features/access/EnterToken';
import { ForgetToken } from '../features/access/ForgetToken';
import { OrganisationDocument } from '../graphql/generated/graphql';
import { useIsLocked } from '../graphql/locked';
import { ANYBODY, MeContext } from '../graphql/me';
import { OrganisationContext } from '../graphql/organisation';
import { Failed } from '../ui/Failed';
import { Loading } from '../ui/Loading';
import { Logo } from '../ui/Logo';
import { Notice } from '../ui/Notice';
import { Rich } from '../ui/Rich';
import { words } from '../ui/words';
import { MainNav, Tabs } from './Nav';
import { ThemeSwitch } from './ThemeSwitch';
import './shell.css';

/** Navigation around every page, and the one question all of them rest on: who is this for, and how far does the data reach. */
export function Shell() {
  const { data, previousData, error, refetch } = useQuery(OrganisationDocument);
  const told = data ?? previousData;
  const organisation = told?.organisation;
  const text = words.shell;
  if (useIsLocked()) return <EnterToken />;
  return (
    <MeContext value={told?.me ?? ANYBODY}>
      <a className="skip" href="#main">
        {text.skip}
      </a>
      <div className="app">
        <header className="side">
          <div className="side-inner">
            <Link className="brand" to="/" aria-label={text.home}>
              <Logo />
              {text.product}
            </Link>
            <div className="org">
              {organisation?.name}{' '}
              {organisation?.demo === true ? <span className="tag">{text.demoTag}</span> : null}
            </div>
            <MainNav organisation={organisation ?? null} />
            <div className="side-foot">
              <p>
                {organisation === undefined
                  ? ''
                  : organisation.dataTo === null
                    ? text.noData
                    : text.dataToPlain(organisation.dataTo)}
              </p>
              <p>{organisation === undefined ? '' : text.groupsHidden(organisation.minimumGroup)}</p>
              <ThemeSwitch />
              <ForgetToken />
            </div>
          </div>
        </header>
        <main className="main" id="main" tabIndex={-1}>
          {organisation === undefined ? (
            error === undefined ? (
              <div className="shell-wait">
                <Loading lines={4} />
              </div>
            ) : (
              <div className="shell-wait">
                <h1 className="lead">{words.states.failed.happened}</h1>
                <Failed
                  happened={words.states.failed.organisation}
                  error={error}
                  meaning={words.states.failed.nothing}
                  onRetry={() => void refetch()}
                />
              </div>
            )
          ) : (
            <OrganisationContext value={organisation}>
              {organisation.demo ? (
                <p className="demo-top">
                  <Rich text={text.demoShort(organisation.name)} />
                </p>
              ) : null}
              <Outlet />
              {organisation.demo ? (
                <div className="demo">
                  <Notice text={text.demo(organisation.name)} />
                </div>
              ) : null}
              <footer className="foot">
                <p>
                  {organisation.dataTo === null ? text.noData : text.dataToPlain(organisation.dataTo)} ·{' '}
                  {text.groupsHidden(organisation.minimumGroup)}
                </p>
                <ThemeSwitch />
                <ForgetToken />
              </footer>
            </OrganisationContext>
          )}
        </main>
        <Tabs />
      </div>
    </MeContext>
  );
}
