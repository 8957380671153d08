import { createContext, useContext } from 'react';
import type { OrganisationQuery } from './generated/graphql';

export type Organisation = OrganisationQuery['organisation'];

/** Asked once by the shell; every page stands inside it. */
export const OrganisationContext = createContext<Organisation | null>(null);

export function useOrganisation(): Organisation {
  const organisation = useContext(OrganisationContext);
  if (organisation === null) throw new Error('A page was drawn outside the shell');
  return organisation;
}
