import { Link } from 'react-router';
import { Glyph, STANDING } from '../../ui/Glyph';
import { Rich } from '../../ui/Rich';
import { words } from '../../ui/words';
import { GoalSketch } from './GoalSketch';
import { InitiativeFacts } from './InitiativeFacts';
import { toneOf } from './types';
import type { Initiative } from './types';

const text = words.overview;
/** As many as stand beside the paragraph; the others are in the charter. */
const MOST_GOALS = 2;

/** One initiative: how it stands in words, its goals against their paths, and four facts. */
export function InitiativeBlock({ initiative }: { initiative: Initiative }) {
  const { key, name, state, standing, goals, need, sponsor } = initiative;
  const draft = state === 'DRAFT';
  const id = `initiative-${key}`;
  const charter = `/i/${encodeURIComponent(key)}/charter`;
  const own = text.initiative;
  return (
    <section className={`overview-initiative wrap ${draft ? 'is-draft' : ''}`} aria-labelledby={id}>
      <div className="overview-grid">
        <div className="overview-said">
          <p className={`eyebrow ${draft ? '' : toneOf(standing)}`}>
            <Glyph kind={STANDING[standing]} />{' '}
            {standing === 'DRAFT' ? words.goals.draft : words.goals.status[standing]}
          </p>
          <h2 className="h" id={id}>
            {name}
          </h2>
          <p className="verdict">
            <Rich text={initiative.paragraph} />
          </p>
          <p className="dek">
            {need === null ? own.noNeed : own.need(need)}{' '}
            {sponsor === null ? own.noSponsor : own.sponsor(sponsor)}{' '}
            <Link className="overview-link" to={charter}>
              {own.charter(initiative.version)}
              <span className="vh">: {name}</span>
            </Link>
          </p>
        </div>
        {draft ? (
          <div className="overview-draft">
            <p>{own.nothing}</p>
          </div>
        ) : goals.length === 0 ? (
          <p className="dek">{own.noGoals}</p>
        ) : (
          goals.slice(0, MOST_GOALS).map((goal) => <GoalSketch key={goal.key} goal={goal} />)
        )}
      </div>
      {goals.length > MOST_GOALS && !draft ? (
        <p className="dek overview-more">
          <Link className="overview-link" to={`${charter}#goals`}>
            {own.more(goals.length - MOST_GOALS)}
          </Link>
        </p>
      ) : null}
      {draft ? null : <InitiativeFacts initiative={initiative} />}
    </section>
  );
}
