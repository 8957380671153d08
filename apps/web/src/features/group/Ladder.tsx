import { words } from '../../ui/words';
import type { Group } from './series';

type Step = Group['ladder'][number];

const CHAIN: readonly (Step['measure'] | null)[] = [null, 'REACHED', 'ACTIVE', 'HABITUAL'];

function valueOf(step: Step): string {
  const text = words.group.ladder;
  if (step.measure === null) return step.people === null ? text.unknown : words.format.count(step.people);
  switch (step.status) {
    case 'SHOWN':
      return step.count === null ? text.unknown : words.format.count(step.count);
    case 'FEWER_THAN_T':
      return text.atMost((step.countAtMost ?? 1) + 1);
    case 'ALL_BUT_FEWER_THAN_T':
      return text.atLeast(step.countAtLeast ?? 0);
    case 'HIDDEN':
      return text.hidden;
    case 'NOT_FINAL':
      return text.notFinal;
    case 'NOT_PUBLISHED_AT_THIS_GRAIN':
      return text.notPublished;
    case 'NO_DATA':
    case 'NO_PEOPLE':
      return text.unknown;
  }
}

const nameOf = (step: Step) =>
  step.measure === null ? words.group.ladder.inScope : words.group.ladder.steps[step.measure];

/** In scope, reached, active, habitual: each a part of the one above. Contributing is a part of active, so it stands beside. */
export function Ladder({ steps }: { steps: readonly Step[] }) {
  const text = words.group.ladder;
  const chain = CHAIN.flatMap((measure) => steps.find((step) => step.measure === measure) ?? []);
  const beside = steps.find((step) => step.measure === 'CONTRIBUTING');
  const scope = chain[0]?.people ?? 0;
  const kept = chain.slice(1).flatMap((step) => (step.kept === null ? [] : [step.kept]));
  const weakest = kept.length > 1 ? Math.min(...kept) : null;
  const label = text.label(
    [...chain, ...(beside === undefined ? [] : [beside])].map((step) =>
      text.step(nameOf(step), valueOf(step)),
    ),
  );
  return (
    <section className="ladder" aria-label={label}>
      <h3 className="h ladder-head">
        <span>{text.title}</span>
        <span className="dek">{text.kept}</span>
      </h3>
      <ul>
        {chain.map((step) => (
          <LadderBar
            key={step.measure ?? 'scope'}
            step={step}
            scope={scope}
            weak={weakest !== null && step.kept === weakest}
          />
        ))}
      </ul>
      {beside === undefined ? null : (
        <ul className="ladder-beside" aria-label={text.beside}>
          <LadderBar step={beside} scope={scope} weak={false} />
        </ul>
      )}
    </section>
  );
}

function LadderBar({ step, scope, weak }: { step: Step; scope: number; weak: boolean }) {
  const size = step.measure === null ? step.people : (step.count ?? null);
  const width = size === null || scope === 0 ? null : (size / scope) * 100;
  return (
    <li className={weak ? 'is-weak' : undefined}>
      <span className="ladder-name">{nameOf(step)}</span>
      <span className="ladder-track">
        {width === null ? null : (
          <i
            className={step.measure === null ? 'ladder-scope' : ''}
            style={{ width: `max(2px, ${width * 0.62}%)` }}
            aria-hidden="true"
          />
        )}
        <b className={width === null ? 'ladder-unknown' : undefined}>{valueOf(step)}</b>
      </span>
      <span className="ladder-kept">{step.kept === null ? '' : words.group.ladder.keptFrom(step.kept)}</span>
    </li>
  );
}
