import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Logo } from './Logo';
import { Rich } from './Rich';
import { words } from './words';
import './topbar.css';

interface Props {
  readonly organisation: string;
  readonly dataTo: string | null;
  /** The last one is where the reader is. */
  readonly crumbs: readonly { readonly text: string; readonly to?: string }[];
  readonly children?: ReactNode;
}

export function TopBar({ organisation, dataTo, crumbs, children }: Props) {
  return (
    <div className="bar">
      <Link className="bar-brand" to="/" aria-label={words.shell.home}>
        <Logo />
        {words.shell.product}
      </Link>
      <nav className="crumbs" aria-label={words.shell.breadcrumb}>
        <span className="crumb-org">{organisation}</span>
        {crumbs.map(({ text, to }) => (
          <Fragment key={text}>
            <span className="crumb-slash" aria-hidden="true">
              /
            </span>
            {to === undefined ? <b aria-current="page">{text}</b> : <Link to={to}>{text}</Link>}
          </Fragment>
        ))}
      </nav>
      <span className="bar-date">
        {dataTo === null ? (
          words.shell.noData
        ) : (
          <>
            <span className="bar-date-long">
              <Rich text={words.shell.dataTo(dataTo)} />
            </span>
            <span className="bar-date-short">{words.shell.dataToShort(dataTo)}</span>
          </>
        )}
      </span>
      {children}
    </div>
  );
}
