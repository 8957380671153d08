import { fieldKinds, isAddress, secret } from '@takeup/connectors/kit';
import { compile } from 'json-p3';
import { z } from 'zod';

const text = z.string('is missing or no text').trim();

const url = text
  .refine(
    (own) => isAddress(own.split('?')[0] ?? '') && URL.canParse(own) && new URL(own).hash === '',
    'must be an address such as https://kpi.example.org/weekly?unit=bank, without a user or fragment',
  )
  .register(fieldKinds, { kind: 'address' });

/** RFC 9535. */
const path = text.refine(isPath, 'must be a JSONPath such as $.data[*]');

export const outcomeHttpConfig = z.strictObject({
  url,
  /** Sent as `Authorization: Bearer`, or as it is in the header that is named. */
  token: secret().optional(),
  token_header: text.regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'must be the name of a header').optional(),
  /** Where the values stand in the answer. */
  rows: path.default('$[*]'),
  /** Where a value's parts stand in its row. */
  columns: z.object({ at: path, value: path }).catchall(path),
});

export type OutcomeHttpConfig = z.output<typeof outcomeHttpConfig>;

function isPath(own: string): boolean {
  try {
    compile(own);
    return true;
  } catch {
    return false;
  }
}
