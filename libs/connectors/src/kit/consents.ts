import type { Consent } from '@takeup/domain';
import type { Connector } from './contract.js';

/** What is let by a configuration, and what is not. Asks nobody: what the platform withholds its check tells. */
export function consentsOf<C>({ consents }: Pick<Connector<C>, 'consents'>, config: C): readonly Consent[] {
  return consents.map((consent) => {
    const { id, streams, withheldBy } = consent;
    return { id, streams, withheldBy, given: consent.isGiven(config) };
  });
}
