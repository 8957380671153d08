import { Rich } from '../../../ui/Rich';
import { words } from '../../../ui/words';
import type { Charter } from '../types';

interface Props {
  readonly charter: Charter;
}

const text = words.charter;

export function None() {
  return <p className="s13 mut">{text.none}</p>;
}

export const ruleText = (rule: readonly { attribute: string; values: readonly string[] }[]) =>
  rule.length === 0
    ? text.personas.everybody
    : rule.map(({ attribute, values }) => text.personas.rule(attribute, values)).join(' · ');

export function Problem({ charter: { problem } }: Props) {
  if (problem === null || problem.statement === null) return <None />;
  return (
    <>
      <p className="charter-prose">
        {problem.statement}{' '}
        {problem.cost === null ? null : (
          <Rich
            text={text.problem.cost(
              text.money(problem.cost.amount, problem.cost.currency, problem.cost.per),
              problem.costBasis,
            )}
          />
        )}
      </p>
      {problem.evidence.length === 0 ? null : (
        <ul className="charter-lines" aria-label={text.problem.evidence}>
          {problem.evidence.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </>
  );
}

export function Governance({ charter: { governance } }: Props) {
  if (governance === null) return <None />;
  const { sponsor, decisionBody, rhythm, runs } = governance;
  return (
    <Pairs
      pairs={[
        [text.governance.sponsor, sponsor],
        [text.governance.decides, decisionBody === null ? null : text.governance.body(decisionBody, rhythm)],
        [text.governance.runs, runs],
      ]}
    />
  );
}

export function Personas({ charter: { personas } }: Props) {
  if (personas.length === 0) return <None />;
  return (
    <Pairs
      pairs={personas.map(({ name, people, rule, expectedPeople }) => [
        name,
        [
          text.personas.people(people),
          ...(expectedPeople === null ? [] : [text.personas.expected(expectedPeople)]),
          ruleText(rule),
        ].join(' · '),
      ])}
    />
  );
}

export function Topics({ charter: { topics } }: Props) {
  if (topics.length === 0) return <None />;
  return topics.map(({ key, words: said, leavesOut, alreadyTalkedAbout }) => (
    <p key={key} className="s13 charter-topic">
      {said.join(', ')}{' '}
      {leavesOut.length === 0 ? null : <span className="mut">· {text.topics.leavesOut(leavesOut)}</span>}
      {alreadyTalkedAbout === null ? null : (
        <span className="mut charter-block">{text.topics.talked(alreadyTalkedAbout)}</span>
      )}
    </p>
  ));
}

export function Retirement({ charter: { retirement } }: Props) {
  return (
    <>
      <p className="s13 sec charter-why">{text.retirement.why}</p>
      {retirement === null ? (
        <None />
      ) : (
        <Pairs
          pairs={[
            [text.retirement.atGates, retirement.atGates.length === 0 ? null : retirement.atGates.join('; ')],
            [text.retirement.anyTime, retirement.anyTime.length === 0 ? null : retirement.anyTime.join('; ')],
            [text.retirement.decides, retirement.decides],
            [text.retirement.content, retirement.content],
          ]}
        />
      )}
    </>
  );
}

export function Exclusions({ charter: { exclusions } }: Props) {
  if (exclusions.length === 0) return null;
  return (
    <>
      <h3 className="h charter-sub">{text.exclusions}</h3>
      <ul className="charter-lines">
        {exclusions.map(({ reason, rule }) => (
          <li key={reason}>{text.exclusion(reason, ruleText(rule))}</li>
        ))}
      </ul>
    </>
  );
}

/** Name and value; what is not there says so instead of leaving a hole. */
export function Pairs({ pairs }: { pairs: readonly (readonly [string, string | null])[] }) {
  return (
    <dl className="kv">
      {pairs.map(([name, value], index) => (
        <div key={index} className="kv-pair">
          <dt>{name}</dt>
          <dd>{value ?? <span className="under">{text.missing}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
