import { address, secret } from '@takeup/connectors/kit';
import { z } from 'zod';

const text = z.string('is missing or no text').trim();
const path = text.regex(/^\/[^\s#]*$/, 'must be a path that begins with /, as it stands behind the url');

/** A community and where its activities stand: in an outbox, page by page, or in a file of lines. */
const source = z
  .strictObject({
    key: text.regex(/^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u, 'must be small letters, digits and hyphens'),
    title: text.min(1, 'must not be empty').max(200, 'must be shorter').optional(),
    outbox: path.optional(),
    lines: path.optional(),
  })
  .refine(({ outbox, lines }) => (outbox === undefined) !== (lines === undefined), {
    message: 'needs an outbox or lines, and not both',
  });

/**
 * `people`: what stands before somebody's id in the address of an actor, where that id is one that the directory knows; a
 * token is sent where there is one.
 */
export const activityStreamsConfig = z.strictObject({
  url: address('https://social.example.org'),
  token: secret().optional(),
  people: text.min(1, 'must not be empty').optional(),
  communities: z
    .array(source, 'must be a list')
    .min(1, 'must name a community')
    .refine((all) => new Set(all.map(({ key }) => key)).size === all.length, 'must not name a key twice'),
});

export type ActivityStreamsConfig = z.output<typeof activityStreamsConfig>;
export type Source = ActivityStreamsConfig['communities'][number];
