import {
  ApolloClient,
  HttpLink,
  InMemoryCache,
  RefetchEventManager,
  windowFocusSource,
} from '@apollo/client';
import { lockLink } from './locked';

const REFRESH_AFTER_MS = 60_000;

/** One client for the page. The release changes seldom: coming back to the window asks again, at most once a minute. */
export function createClient(): ApolloClient {
  let refreshed = Date.now();
  return new ApolloClient({
    link: lockLink().concat(new HttpLink({ uri: '/graphql' })),
    cache: new InMemoryCache({
      typePolicies: {
        // There is one organisation; without a key its parts would overwrite each other.
        Organisation: { keyFields: [] },
        Setup: { merge: true },
      },
    }),
    refetchEventManager: new RefetchEventManager({
      sources: { windowFocus: windowFocusSource },
      handlers: {
        windowFocus: ({ client }) => {
          if (Date.now() - refreshed < REFRESH_AFTER_MS) return;
          refreshed = Date.now();
          return client.refetchQueries({ include: 'active' });
        },
      },
    }),
  });
}
