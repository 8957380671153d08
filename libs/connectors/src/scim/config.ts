import type { DirectoryColumns } from '@takeup/connectors/kit';
import { address, directoryColumns, secret } from '@takeup/connectors/kit';
import { z } from 'zod';

const text = z.string('is missing or no text').trim();

/** The base that `/Users` follows. */
const base = address('https://people.example.org/scim/v2').transform((url) => url.replace(/\/Users$/, ''));

/** An attribute in the notation of RFC 7644, section 3.10: `userName`, `addresses.locality`, `urn:...:User:department`. */
const attribute = text.regex(
  /^(?:urn:[A-Za-z0-9:._-]+:)?[A-Za-z$][A-Za-z0-9_$-]*(?:\.[A-Za-z$][A-Za-z0-9_$-]*)?$/,
  'must be an attribute such as userName, addresses.locality or urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department',
);

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** RFC 7643, sections 4.1 and 4.3. The first attribute that holds something is taken. */
const STANDARD: DirectoryColumns = {
  employee_id: [`${ENTERPRISE}:employeeNumber`],
  email: ['emails.value'],
  department: [`${ENTERPRISE}:department`],
  location: ['addresses.locality', 'addresses.region', 'addresses.country'],
  job_family: ['title'],
};

export const scimConfig = z.strictObject({
  url: base,
  token: secret(),
  columns: directoryColumns(attribute, STANDARD),
});

export type ScimConfig = z.output<typeof scimConfig>;
