import type { Exclusion, Persona } from '../directory/atom.js';
import { isMeasure } from '../measures/measure.js';
import type { AdoptionTarget } from '../target/target.js';
import type { Charter } from './charter.js';

/** The targets that figures can be judged against: complete ones, with a measure that is counted. */
export function adoptionTargets({ adoption, timeline }: Charter): readonly AdoptionTarget[] {
  const { goLive, baselineFrom } = timeline;
  if (goLive === null) return [];
  return adoption.flatMap(({ persona, department, measure, baseline, value, deadline, milestones }) => {
    if (persona === null && department === null) return [];
    if (measure === null || !isMeasure(measure)) return [];
    if (baseline === null || value === null || deadline === null) return [];
    return [{ persona, department, measure, baseline, value, deadline, goLive, baselineFrom, milestones }];
  });
}

/** Keys of the connections its communities lie on, in key order: what its figures are about. */
export function charterConnections({ useCases }: Charter): readonly string[] {
  const communities = useCases.flatMap((useCase) => useCase.communities);
  return [...new Set(communities.map(connectionOf))].sort();
}

/** The connection of `connection/community` or `connection/series`. */
export function connectionOf(name: string): string {
  return name.slice(0, name.indexOf('/'));
}

/** Its personas as the organisation counts them: those that have a rule. */
export function personasOf({ personas }: Charter): readonly Persona[] {
  return personas.flatMap(({ key, name, rule }) => (rule === null ? [] : [{ key, name, rule }]));
}

export function exclusionsOf({ exclusions }: Charter): readonly Exclusion[] {
  return exclusions.flatMap(({ reason, rule }) => (rule === null ? [] : [{ reason, rule }]));
}
