import { compareText } from '../directory/department.js';

/** A community with the distinct people who acted in it in one window. */
export interface CommunityActors {
  readonly connection: string;
  readonly community: string;
  readonly actors: number;
}

export type NamedCommunity = Pick<CommunityActors, 'connection' | 'community'>;

export interface PublishedCommunities {
  /** By name: an order by size would tell more than that there are k people. */
  readonly shown: readonly NamedCommunity[];
  /** At least two more had acts, or none had. */
  readonly someHidden: boolean;
}

/**
 * The active communities that may be named, with at least `k` people each. Only that they have so many is told, and no
 * number, so there is nothing to subtract. A single one that is left out would stand for fewer than k people: the
 * smallest of the others leaves with it.
 */
export function publishableCommunities(counts: readonly CommunityActors[], k: number): PublishedCommunities {
  const active = counts.filter(({ actors }) => actors > 0);
  const large = active.filter(({ actors }) => actors >= k).sort(bySize);
  const hidden = active.length - large.length;
  const shown = hidden === 1 ? large.slice(1) : large;
  return {
    shown: shown.toSorted(byName).map(({ connection, community }) => ({ connection, community })),
    someHidden: hidden > 0,
  };
}

function bySize(a: CommunityActors, b: CommunityActors): number {
  return a.actors - b.actors || byName(a, b);
}

function byName(a: CommunityActors, b: CommunityActors): number {
  return compareText(a.connection, b.connection) || compareText(a.community, b.community);
}
