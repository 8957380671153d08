import type { DirectoryColumns } from '@takeup/connectors/kit';
import { directoryColumns } from '@takeup/connectors/kit';
import { z } from 'zod';
import { applicationFields } from '../graph/config.js';

const text = z.string('is missing or no text').trim();

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
  ...applicationFields,
  columns: directoryColumns(property, STANDARD),
});

export type EntraConfig = z.output<typeof entraConfig>;
