import type { Day, PurposeSides } from '@takeup/domain';
import {
  ACT_KINDS,
  ALL,
  DELIBERATE,
  compareText,
  depthOf,
  publishableCommunities,
  publishablePurpose,
} from '@takeup/domain';
import type { FigureRow, PurposeCount, PurposeReach, PurposeRelease, Session } from '@takeup/storage';
import { addPurpose, countPurpose, figuresOfEpoch, publishedPeriods } from '@takeup/storage';
import type { CharterInForce } from '../charter/in-force.js';
import { groupBy } from '../grouping.js';
import type { MaskedLattice } from './epoch-counts.js';
import type { DuePeriod } from './plan-publication.js';
import { EVERYTHING } from './scopes.js';

export interface PurposePublication {
  /** First of the epoch's month. */
  readonly month: string;
  /** Published by now. */
  readonly due: readonly DuePeriod[];
  readonly charters: readonly CharterInForce[];
  readonly minimumGroup: number;
  readonly masked: MaskedLattice;
}

const KINDS = { all: DELIBERATE.map((kind) => ACT_KINDS[kind]), reactions: [ACT_KINDS.react] };

/**
 * Publishes with each 28-day window over all connections what its acts were for. A window whose active people are
 * unknown says nothing of their acts either, nor does one whose figures are older than the acts. In the caller's
 * transaction, after the atoms of the epoch were counted.
 */
export async function publishPurpose(session: Session, publication: PurposePublication): Promise<void> {
  const { month, charters, minimumGroup, masked } = publication;
  const due = publication.due.filter(
    ({ period, scope }) => period.kind === '28d' && scope.key === EVERYTHING,
  );
  if (due.length === 0) return;
  const shown = activeShown(await figuresOfEpoch(session, month), masked);
  const published = await publishedPeriods(session);
  const isPending = new Map(
    published.map(({ key, scopeId, restatementPending }) => [`${scopeId} ${key}`, restatementPending]),
  );
  const windows = due.flatMap(({ period, scope, connections }) => {
    const place = `${scope.id} ${period.key}`;
    const own = shown.get(place);
    if (own === undefined || isPending.get(place) !== false) return [];
    return [{ period, scope, connections, shown: own, inForce: chartersInForce(charters, period.to) }];
  });
  const counts = await countPurpose(
    session,
    windows.map(({ period, connections, inForce }) => ({
      key: period.key,
      from: period.from,
      to: period.to,
      connections,
      communities: inForce.flatMap(({ places }) => places.communities),
      topics: inForce.flatMap(({ places }) => places.topics),
    })),
    KINDS,
  );
  await addPurpose(
    session,
    windows.map(({ period, scope, connections, shown: departments, inForce }) => {
      const others = published.flatMap((other) => {
        const exact = shown.get(`${other.scopeId} ${other.key}`);
        const isOther = other.key === period.key && other.connections.join() !== connections.join();
        return isOther && exact ? [{ connections: other.connections, exact }] : [];
      });
      return {
        key: period.key,
        scopeId: scope.id,
        charters: inForce.map(({ initiative, version }) => `${initiative}@${version}`),
        ...told(counts, { key: period.key, departments, others, minimumGroup }),
      };
    }),
  );
}

/** Of each initiative the newest confirmed version that had been declared by this day. */
export function chartersInForce(charters: readonly CharterInForce[], day: Day): readonly CharterInForce[] {
  const declared = charters.filter(({ declaredOn }) => declaredOn <= day);
  return [...groupBy(declared, ({ initiative }) => initiative).values()]
    .flatMap((own) => own.toSorted((a, b) => a.version - b.version).slice(-1))
    .toSorted((a, b) => compareText(a.initiative, b.initiative));
}

/** By scope and period: every top-level department, and whether its active people are published exactly. */
function activeShown(
  figures: readonly FigureRow[],
  masked: MaskedLattice,
): ReadonlyMap<string, ReadonlyMap<string, boolean>> {
  const departments = new Map<number, string>();
  masked.lattice.cells.forEach(({ department, persona, location }, index) => {
    if (persona !== ALL || location !== ALL || depthOf(department) !== 1) return;
    departments.set(masked.ids[index] ?? -1, department);
  });
  const shown = new Map<string, Map<string, boolean>>();
  for (const { key, scopeId, measure, cellId, status } of figures) {
    const department = departments.get(cellId);
    if (measure !== 'active' || department === undefined) continue;
    const place = `${scopeId} ${key}`;
    shown.set(place, (shown.get(place) ?? new Map<string, boolean>()).set(department, status === 'SHOWN'));
  }
  return shown;
}

interface Told {
  readonly key: string;
  readonly departments: ReadonlyMap<string, boolean>;
  /** Scopes of other connections that tell the window as well. */
  readonly others: readonly OtherScope[];
  readonly minimumGroup: number;
}

interface OtherScope {
  readonly connections: readonly string[];
  /** As of the scope itself. */
  readonly exact: ReadonlyMap<string, boolean>;
}

function told(
  counts: PurposeCount,
  { key, departments, others, minimumGroup }: Told,
): Pick<PurposeRelease, 'percentWith' | 'departments' | 'communities' | 'communitiesHidden'> {
  const own = new Map(
    counts.departments.filter((row) => row.key === key).map((row) => [row.department, row]),
  );
  const reach = groupBy(
    counts.reach.filter((row) => row.key === key),
    ({ department }) => department,
  );
  const { percentWith, lines } = publishablePurpose(
    [...departments].map(([department, exact]) => ({
      ...NOBODY,
      ...own.get(department),
      department,
      activeShown: exact,
      outside: others
        .filter((other) => other.exact.get(department) === false)
        .map(({ connections }) => outsideOf(connections, reach.get(department) ?? [])),
    })),
    minimumGroup,
  );
  const { shown, someHidden } = publishableCommunities(
    counts.communities.filter((row) => row.key === key),
    minimumGroup,
  );
  return { percentWith, departments: lines, communities: shown, communitiesHidden: someHidden };
}

/** Who acted with a purpose, and who without one, on connections that are none of these. */
function outsideOf(connections: readonly string[], reach: readonly PurposeReach[]): PurposeSides {
  const actors = (side: 'with' | 'without') =>
    reach
      .filter(({ on }) => on[side].some((key) => !connections.includes(key)))
      .reduce((all, row) => all + row.actors, 0);
  return { actorsWith: actors('with'), actorsWithout: actors('without') };
}

const NOBODY = { actors: 0, actorsWith: 0, actorsWithout: 0, actsWith: 0, actsWithout: 0 };
