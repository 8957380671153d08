import type { DirectoryColumns } from '@takeup/connectors/kit';
import { address, directoryColumns, secret } from '@takeup/connectors/kit';
import { z } from 'zod';

const text = z.string('is missing or no text').trim();

/** A directory's id or one of its domains, an application's id: part of an address, so nothing else. */
const named = text.regex(
  /^[A-Za-z0-9][A-Za-z0-9.-]{0,252}$/,
  'must be an id or a domain such as bank.example',
);

/** Where an API stands; for national clouds and tests only. */
const place = (standard: string) => address('https://graph.microsoft.com').default(standard);

/** A property of a Microsoft Graph user: `department`, `employeeOrgData.division`. */
const property = text.regex(
  /^[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)?$/,
  'must be a property of a user such as department or employeeOrgData.division',
);

const STANDARD: DirectoryColumns = {
  employee_id: ['employeeId'],
  email: ['mail', 'userPrincipalName'],
  department: ['department'],
  location: ['officeLocation'],
  job_family: ['jobTitle'],
  start_date: ['employeeHireDate'],
};

export const entraConfig = z.strictObject({
  tenant: named,
  client_id: named,
  client_secret: secret(),
  columns: directoryColumns(property, STANDARD),
  login_url: place('https://login.microsoftonline.com'),
  graph_url: place('https://graph.microsoft.com'),
});

export type EntraConfig = z.output<typeof entraConfig>;
