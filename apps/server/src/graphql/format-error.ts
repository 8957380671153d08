import type { GraphQLFormattedError } from 'graphql';
import { GraphQLError } from 'graphql';
import { withFilterFault } from './filter-fault.js';

/** Where GraphQL refuses a question by itself, it repeats the value that it did not like. */
const REPEATS: Readonly<Record<string, RegExp>> = {
  BAD_USER_INPUT: /./,
  GRAPHQL_PARSE_FAILED: /./,
  GRAPHQL_VALIDATION_FAILED: /value|is not defined by type/i,
};

/** Questions that carry secrets. */
const CARRIES =
  /ConnectionDraft|ConnectionChange|FieldValue|testConnection|connectSource|testChange|changeSource/;

export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  return withFilterFault(withoutWhatWasSent(formatted, error));
}

/** A secret that stands in the wrong place is not sent back, nor kept by whoever keeps answers. */
function withoutWhatWasSent(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const code = formatted.extensions?.['code'];
  const repeats = typeof code === 'string' && REPEATS[code]?.test(formatted.message);
  if (repeats !== true || !CARRIES.test(questionOf(error))) return formatted;
  return {
    message: 'The draft of a connection is not what the schema says. What was sent is not repeated.',
    ...(formatted.locations && { locations: formatted.locations }),
    extensions: { code },
  };
}

function questionOf(error: unknown): string {
  if (!(error instanceof GraphQLError)) return '';
  return error.source?.body ?? error.nodes?.[0]?.loc?.source.body ?? '';
}
