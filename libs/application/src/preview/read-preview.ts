import { PREVIEW_GOAL } from '@takeup/disclosure';
import type { DepartmentMerge } from '@takeup/domain';
import { compareText, isWithin } from '@takeup/domain';
import { countImports, reading } from '@takeup/storage';
import type { Context } from '../context.js';
import { toldPreview } from '../gate/index.js';
import type { PreviewAnswer, PreviewState, PreviewView } from './preview-view.js';

/** The set-up preview as the worker wrote it: nobody is counted for it. */
export function readPreview({ pools, config }: Context): Promise<PreviewView> {
  return reading(pools, async (session) => {
    const found = await toldPreview<PreviewAnswer>(session);
    const isImported = (await countImports(session)).directory > 0;
    if (found === undefined) {
      return {
        state: isImported ? 'NOT_YET' : 'NOTHING_IMPORTED',
        rosterOn: null,
        minimumGroup: config.policy.minimumGroup,
        people: null,
        figures: [],
        merges: [],
        joins: [],
        inForce: config.merges ?? [],
        unknown: [],
        taken: [],
        isStale: false,
        waits: false,
        allMerges: [],
      };
    }
    const { answer, waits } = found;
    const { hasTargets, ...told } = answer;
    return {
      ...told,
      state: stateOf(answer, hasTargets),
      waits,
      isStale:
        answer.minimumGroup !== config.policy.minimumGroup ||
        written(answer.inForce) !== written(config.merges ?? []),
      allMerges: answer.merges.length === 0 ? [] : together(answer.inForce, answer.merges),
    };
  });
}

/** The database gives an object's keys back in an order of its own, so they are put in ours. */
const written = (merges: readonly DepartmentMerge[]): string =>
  JSON.stringify(merges.map(({ into, from }) => [into, from]));

function stateOf({ people, figures, merges, joins }: PreviewAnswer, hasTargets: boolean): PreviewState {
  if (!hasTargets) return 'NO_TARGETS';
  const [now] = figures;
  if (people === null || now === undefined) return 'TOO_FEW';
  if (merges.length > 0 || joins.length > 0) return 'CAN_BE_RAISED';
  return now.percent >= 100 * PREVIEW_GOAL ? 'GOOD' : 'SHORT';
}

/** A proposal that merges what holds an earlier merge takes its place. */
function together(
  inForce: readonly DepartmentMerge[],
  proposed: readonly DepartmentMerge[],
): readonly DepartmentMerge[] {
  const outlive = inForce.filter(
    ({ into }) => !proposed.some(({ from }) => from.some((path) => isWithin(into, path))),
  );
  return [...outlive, ...proposed].sort((a, b) => compareText(a.into, b.into));
}
