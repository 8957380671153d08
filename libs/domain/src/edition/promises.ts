import type { Charter } from '../charter/charter.js';
import { adoptionTargets } from '../charter/charter-views.js';
import { goalTerms } from '../outcome/goal-terms.js';
import type { EditionGoalpost, EditionTerms } from './goal-facts.js';

export interface PromiseMade {
  readonly promise: EditionGoalpost['promise'];
  readonly terms: EditionTerms;
}

/** All that a charter promises in figures: its goals, then its adoption targets. */
export function promisesOf(charter: Charter): readonly PromiseMade[] {
  const goals = charter.goals.flatMap((goal): readonly PromiseMade[] => {
    const terms = goalTerms(goal, charter.timeline);
    if (terms === null) return [];
    const { baseline, target, deadline, goLive, milestones } = terms;
    const { key, name, unit } = goal;
    return [
      {
        promise: { kind: 'goal', key, name, unit },
        terms: { baseline, target, deadline, goLive, milestones },
      },
    ];
  });
  const targets = adoptionTargets(charter).map(
    ({ measure, persona, department, baseline, value, deadline, goLive, milestones }): PromiseMade => ({
      promise: { kind: 'target', measure, persona, personaName: personaName(charter, persona), department },
      terms: {
        baseline: baseline === 'measured' ? null : baseline,
        target: value,
        ...{ deadline, goLive, milestones },
      },
    }),
  );
  return [...goals, ...targets];
}

export function personaName({ personas }: Pick<Charter, 'personas'>, persona: string | null): string | null {
  return personas.find(({ key }) => key === persona)?.name ?? persona;
}

export type MovedPromise = Pick<EditionGoalpost, 'promise' | 'before' | 'after'>;

/** What a new version changed, took up or gave up; what it left alone is not in it. */
export function movedPromises(before: Charter, after: Charter): readonly MovedPromise[] {
  const [old, own] = [before, after].map(promisesOf);
  const known = new Map((old ?? []).map((made) => [identityOf(made), made]));
  const kept = new Set<string>();
  const moved = (own ?? []).flatMap((made): readonly MovedPromise[] => {
    const was = known.get(identityOf(made));
    kept.add(identityOf(made));
    if (was && textOf(was) === textOf(made)) return [];
    return [{ promise: made.promise, before: was?.terms ?? null, after: made.terms }];
  });
  const gone = (old ?? []).filter((made) => !kept.has(identityOf(made)));
  return [...moved, ...gone.map(({ promise, terms }) => ({ promise, before: terms, after: null }))];
}

function identityOf({ promise }: PromiseMade): string {
  return promise.kind === 'goal'
    ? JSON.stringify([promise.kind, promise.key])
    : JSON.stringify([promise.kind, promise.measure, promise.persona, promise.department]);
}

function textOf({ promise, terms }: PromiseMade): string {
  const { baseline, target, deadline, goLive, milestones } = terms;
  return JSON.stringify([
    ...[promise.kind === 'goal' ? promise.unit : null, baseline, target, deadline, goLive],
    milestones.map(({ on, value }) => [on, value]),
  ]);
}
