import { Link } from 'react-router';
import { useMe } from '../../graphql/me';
import { Rich } from '../../ui/Rich';
import { words } from '../../ui/words';
import { Bullet } from './Bullet';
import { adoptionRows, percentOf, toneOf } from './types';
import type { Initiative, Overview, Purpose } from './types';
import './bullet.css';

const text = words.overview;

/** What it is worth, whether it is used, what it is used for, and what is to be decided. */
export function TopStrip({ overview }: { overview: Overview }) {
  const { benefit, initiatives, purpose, next } = overview;
  return (
    <dl className="overview-strip wrap">
      <div>
        <dt>{text.strip.benefit}</dt>
        <dd>
          <b className="big">{benefit.evidenced ?? text.benefit.unknown}</b>
          <span>
            {benefit.cost === null ? text.benefit.noCost : <Rich text={text.benefit.against(benefit.cost)} />}
          </span>
          <span>{benefit.missing}</span>
        </dd>
      </div>
      <div>
        <dt>{text.strip.personas}</dt>
        <dd>
          <Personas initiatives={initiatives} />
        </dd>
      </div>
      <div>
        <dt>{text.strip.purpose}</dt>
        <dd>
          <Coverage purpose={purpose} />
        </dd>
      </div>
      <div>
        <dt>{text.strip.next}</dt>
        <dd>
          {next === null ? (
            <>
              <b className="big">{text.decision.none}</b>
              <span>{text.decision.noneText}</span>
            </>
          ) : (
            <>
              <b className="big">
                {words.format.date(next.on)} <i>{text.inDays(next.days)}</i>
              </b>
              <p>{text.decision.question(next.question)}</p>
              <p>
                <Rich text={text.decision.for(next.initiativeName)} />{' '}
                <Link
                  className="overview-link"
                  to={`/i/${encodeURIComponent(next.initiative)}/charter`}
                  aria-label={text.decision.openLabel(next.initiativeName)}
                >
                  {text.decision.open}
                </Link>
              </p>
            </>
          )}
        </dd>
      </div>
    </dl>
  );
}

function Personas({ initiatives }: { initiatives: readonly Initiative[] }) {
  const told = initiatives.flatMap((initiative) =>
    initiative.adoption === null
      ? []
      : [{ initiative, adoption: initiative.adoption, ...adoptionRows(initiative) }],
  );
  if (told.length === 0) return <span>{text.strip.noPersonas}</span>;
  const most = Math.max(...told.flatMap(({ own }) => [own?.rate ?? 0, own?.high ?? 0, own?.path ?? 0]), 0.01);
  return told.map(({ initiative, adoption, own }) => (
    <div key={initiative.key} className="overview-persona">
      <p>
        <span>{text.adoption.who(adoption.personaName, adoption.department)}</span>{' '}
        <span className="nw">
          <b className={own === null ? 'sec' : toneOf(own.verdict)}>
            {own === null ? text.adoption.unpublished : text.adoption.figure(own, adoption.partial)}
          </b>{' '}
          {own === null || own.path === null || own.rate === null ? null : text.adoption.path(own.path)}
        </span>
      </p>
      {own === null ? null : <Bullet row={own} scale={Math.min(1, most * 1.25)} />}
    </div>
  ));
}

function Coverage({ purpose }: { purpose: Purpose | null }) {
  const own = text.purpose;
  const { department } = useMe();
  if (department !== null) return <span>{words.access.page.organisationOnly}</span>;
  if (purpose === null)
    return (
      <>
        <b className="big is-quiet">{own.none}</b>
        <span>{own.noneText}</span>
      </>
    );
  const percent = percentOf(purpose);
  if (!purpose.declared) return <span>{own.undeclared}</span>;
  if (percent === null)
    return (
      <>
        <b className="big is-quiet">{own.hidden}</b>
        <span>{own.hiddenText}</span>
      </>
    );
  const before = purpose.before === null ? null : percentOf(purpose.before);
  return (
    <>
      <b className="big">{own.percent(percent)}</b>
      <span className="overview-split" aria-hidden="true">
        <i style={{ width: `${percent}%` }} />
      </span>
      <span>
        {own.of(purpose.to)}{' '}
        {before === null || purpose.before === null
          ? null
          : own.before(before, purpose.before.to, purpose.before.partial)}
        {purpose.partial ? ` ${own.partial}` : null}
      </span>
    </>
  );
}
