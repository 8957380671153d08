import type { Charter, CharterGoal, CharterTarget } from '../charter/charter.js';
import { isMeasure } from '../measures/measure.js';

/**
 * The adoption that is to bring a goal about: of the personas of the use cases that the goal serves, the first that has
 * a target everywhere, else one somewhere. A goal that names no use case is served by all of them.
 */
export function servingTarget(
  { useCases, adoption }: Pick<Charter, 'useCases' | 'adoption'>,
  { serves }: Pick<CharterGoal, 'serves'>,
): CharterTarget | null {
  const served = useCases.filter(({ key }) => serves.length === 0 || serves.includes(key));
  const personas = served.flatMap((useCase) => useCase.personas);
  const counted = adoption.filter(({ measure }) => measure !== null && isMeasure(measure));
  const own = personas.flatMap((persona) => counted.filter((target) => target.persona === persona));
  return own.find(({ department }) => department === null) ?? own[0] ?? null;
}
