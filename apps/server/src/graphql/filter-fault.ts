import type { GraphQLFormattedError } from 'graphql';

/** What a question about figures may be narrowed by, where GraphQL itself refuses it before anything of ours is asked. */
const NARROWED =
  /by type "(?:AdoptionQuery|GroupQuery)"|in "(?:Dimension|PeriodKind)" enum|on field "Query\.(?:adoption|group|periods)"/;

/** A filter or dimension that the schema does not have gets the same code as a period or group that is not registered. */
export function withFilterFault(error: GraphQLFormattedError): GraphQLFormattedError {
  if (!NARROWED.test(error.message)) return error;
  return { ...error, extensions: { ...error.extensions, code: 'FILTER_NOT_PUBLISHABLE' } };
}
