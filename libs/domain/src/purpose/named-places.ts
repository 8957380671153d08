import type { Charter } from '../charter/charter.js';

/** Where acts serve a declared purpose. */
export interface NamedPlaces {
  /** `connection/community` */
  readonly communities: readonly string[];
  /** `initiative/topic`: two charters may use one word for two things. */
  readonly topics: readonly string[];
}

/** The communities and topics that charters name, each once, in the order of their names. */
export function namedPlaces(
  charters: readonly Pick<Charter, 'initiative' | 'useCases' | 'topics'>[],
): NamedPlaces {
  const communities = charters.flatMap(({ useCases }) => useCases.flatMap((own) => own.communities));
  const topics = charters.flatMap(({ initiative, topics: declared }) =>
    declared.map(({ key }) => `${initiative.key}/${key}`),
  );
  return { communities: sorted(communities), topics: sorted(topics) };
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}
