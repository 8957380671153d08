import { address, placeFields, secret } from '@takeup/connectors/kit';
import { z } from 'zod';

const text = z.string('is missing or no text').trim();

/** A directory's id or one of its domains, an application's id: part of an address, so nothing else. */
const named = () =>
  text.regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,252}$/, 'must be an id or a domain such as bank.example');

/** Where an API stands; for national clouds and tests only. */
export const placeOf = (standard: string) => address('https://graph.microsoft.com').default(standard);

/** `.office.com` stands for all names beneath it. */
const host = text
  .toLowerCase()
  .regex(/^\.?[a-z0-9][a-z0-9.-]*$/, 'must be a host such as reports.office.com, or .office.com');

/** An application in a directory of Microsoft's, and where it signs in. */
export const applicationFields = {
  tenant: named().register(placeFields, { place: true }),
  client_id: named(),
  client_secret: secret(),
  login_url: placeOf('https://login.microsoftonline.com'),
  graph_url: placeOf('https://graph.microsoft.com'),
};

/** Where Graph may send on to for the file of a report. */
export const reportFields = {
  report_hosts: z.array(host).min(1, 'must name a host').default(['.office.com', '.office365.com']),
};

export type Application = z.output<z.ZodObject<typeof applicationFields>>;
