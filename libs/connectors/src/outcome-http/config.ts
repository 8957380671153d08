import { fieldKinds, isAddress, secret } from '@takeup/connectors/kit';
import { z } from 'zod';
import { isPath } from './json-path.js';

const text = z.string('is missing or no text').trim();

const url = text
  .refine(
    (own) => isAddress(own.split('?')[0] ?? '') && URL.canParse(own) && new URL(own).hash === '',
    'must be an address such as https://kpi.example.org/weekly?unit=bank, without a user or fragment',
  )
  .register(fieldKinds, { kind: 'address' });

const path = text.refine(
  isPath,
  'must be a JSONPath such as $.data[*], of 200 letters at most, without match() and search(), and with `..` once at most',
);

/** What a request is sent by, and not what it says. */
const OWN_HEADERS =
  /^(host|connection|content-.*|transfer-encoding|te|trailer|upgrade|expect|keep-alive|proxy-.*)$/i;

export const outcomeHttpConfig = z.strictObject({
  url,
  /** Sent as `Authorization: Bearer`, or as it is in the header that is named. */
  token: secret().optional(),
  token_header: text
    .regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'must be the name of a header')
    .refine(
      (own) => !OWN_HEADERS.test(own),
      'must be a header such as X-Api-Key, not one that the request needs itself',
    )
    .optional(),
  /** Where the values stand in the answer. */
  rows: path.default('$[*]'),
  /** Where a value's parts stand in its row. */
  columns: z.object({ at: path, value: path }).catchall(path),
});

export type OutcomeHttpConfig = z.output<typeof outcomeHttpConfig>;
