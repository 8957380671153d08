import { leafOf } from '../../graphql/rows';
import { Rich } from '../../ui/Rich';
import { words } from '../../ui/words';
import { Rungs } from '../goals/Rungs';
import { adoptionRows, toneOf } from './types';
import type { Initiative } from './types';

const text = words.overview;

/** The same four facts under every initiative. */
export function InitiativeFacts({ initiative }: { initiative: Initiative }) {
  const { benefit, next, goals } = initiative;
  const [lead] = goals;
  const [need] = lead?.evidence.nextNeeds ?? [];
  return (
    <dl className="overview-facts">
      <div>
        <dt>{text.facts.adoption}</dt>
        <dd>
          <Adoption initiative={initiative} />
        </dd>
      </div>
      <div>
        <dt>{text.facts.evidence}</dt>
        <dd>
          <p>
            <Rungs grade={lead?.evidence.grade ?? 0} /> <b>{lead?.evidence.name ?? words.goals.grade(0)}</b>{' '}
            <span className="dek">{words.goals.gradeShort(lead?.evidence.grade ?? 0)}</span>
          </p>
          {need === undefined ? null : <span>{text.facts.needs(need)}</span>}
        </dd>
      </div>
      <div>
        <dt>{text.facts.benefit}</dt>
        <dd>
          <p>
            <b>
              {benefit.evidenced === null ? text.benefit.unknown : text.benefit.evidenced(benefit.evidenced)}
            </b>
            {benefit.cost === null ? null : (
              <>
                {' '}
                <Rich text={text.benefit.against(benefit.cost)} />
              </>
            )}
          </p>
          <span>{benefit.cost === null ? text.benefit.noCost : benefit.missing}</span>
        </dd>
      </div>
      <div>
        <dt>{text.facts.next}</dt>
        <dd>
          {next === null ? (
            <p>{text.facts.noGate}</p>
          ) : (
            <>
              <p>
                <b>{words.format.date(next.on)}</b>, {text.inDays(next.days)}
              </p>
              <span>{text.decision.question(next.question)}</span>
              {next.retirements.map((retirement) => (
                <span key={retirement}>{text.facts.retire(retirement)}</span>
              ))}
            </>
          )}
        </dd>
      </div>
    </dl>
  );
}

function Adoption({ initiative }: { initiative: Initiative }) {
  const { adoption } = initiative;
  if (adoption === null) return <p>{text.adoption.none}</p>;
  const { own, furthest } = adoptionRows(initiative);
  const gap = own === null ? null : text.adoption.gap(own);
  const who = text.adoption.who(adoption.personaName, adoption.department);
  return (
    <>
      <p>
        <b>{own === null ? text.adoption.unpublished : text.adoption.figure(own, adoption.partial)}</b>
        {own === null || own.people === null ? null : <> {text.adoption.of(own.people)}</>}
        {gap === null ? null : <span className={own === null ? '' : toneOf(own.verdict)}>, {gap}</span>}
      </p>
      <span>
        {text.adoption.group(who, adoption.measure)}
        {adoption.target === null || adoption.deadline === null
          ? ''
          : ` · ${text.adoption.target(adoption.target, adoption.deadline)}`}
      </span>
      {furthest.length === 0 ? null : (
        <span>
          {furthest
            .map(({ department, gap: points }) => text.adoption.department(leafOf(department), points ?? 0))
            .join(', ')}
        </span>
      )}
    </>
  );
}
