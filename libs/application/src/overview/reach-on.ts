import type { Measure } from '@takeup/domain';
import { ROOT, departmentName, namedPlaces } from '@takeup/domain';
import type { Session } from '@takeup/storage';
import type { ToldPeriod } from '../gate/index.js';
import { toldCommunities, toldPurpose } from '../gate/index.js';
import type { AdoptionView } from '../adoption/adoption-view.js';
import { adoptionIn } from '../adoption/read-adoption.js';
import type { Context } from '../context.js';
import { limitOf } from '../context.js';
import type { CharterOn } from '../goal/charter-on.js';
import type { ReachView, ReachedBy } from './overview-view.js';

interface AskedReach {
  readonly released: ToldPeriod;
  readonly charters: readonly CharterOn[];
}

/** Who is on the platform and where, whatever it may be for. */
export async function reachOn(
  session: Session,
  context: Context,
  { released, charters }: AskedReach,
): Promise<ReachView> {
  const { scopeId, key } = released;
  const ask = async (measure: Measure): Promise<AdoptionView | null> => {
    const question = { measure, period: key, by: new Set(['department'] as const), allLevels: false };
    const answer = await adoptionIn(session, context, { ...question, initiative: null, department: null });
    return 'done' in answer ? answer.done : null;
  };
  const active = await ask('active');
  const reached = await ask('reached');
  // A draft has begun to say what its communities are for.
  const { communities } = namedPlaces(charters.map(({ charter }) => charter));
  const named = new Set(communities);
  const limit = limitOf(context);
  const whole = departmentName(limit);
  // Communities belong to no department: who may see one department is told of none.
  const shown = limit !== ROOT ? [] : await toldCommunities(session, { scopeId, key });
  const purpose = (await toldPurpose(session, { scopeId, until: released.to })).find(
    (own) => own.key === key,
  );
  return {
    active: everybodyIn(active, whole),
    reached: everybodyIn(reached, whole),
    departments: (active?.rows ?? [])
      .filter(({ department }) => department !== whole)
      .toSorted((a, b) => (b.representation ?? -1) - (a.representation ?? -1)),
    onlyIt: active?.onlyIt ?? null,
    orphans: shown
      .filter(({ connection, community }) => !named.has(`${connection}/${community}`))
      .map(({ connection, title }) => ({ connection, title })),
    someHidden: limit === ROOT && (purpose?.communitiesHidden ?? false),
  };
}

function everybodyIn(view: AdoptionView | null, whole: string): ReachedBy | null {
  const row = view?.rows.find(({ department }) => department === whole);
  return view === null || row === undefined ? null : { row, partial: view.coverage.partial };
}
