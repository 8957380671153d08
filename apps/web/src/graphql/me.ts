import { createContext, useContext } from 'react';
import type { OrganisationQuery } from './generated/graphql';

export type Me = OrganisationQuery['me'];

/** Until it is known who asks. */
export const ANYBODY: Me = { role: 'OPERATOR', department: null, byToken: false, expires: null };

/** Asked with the organisation by the shell. Whoever may not do something is refused by the server; here it is left out. */
export const MeContext = createContext<Me>(ANYBODY);

export const useMe = (): Me => useContext(MeContext);
export const useIsOperator = (): boolean => useMe().role === 'OPERATOR';
