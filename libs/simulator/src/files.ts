import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isoDay, toDay } from './calendar.js';
import type { Northwind } from './northwind.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const FILES_PREFIX = '/files/';

const isDay = (text: string): boolean =>
  DAY.test(text) && new Date(Date.parse(text) || 0).toISOString().startsWith(text);
const earlier = (one: string, other: string): string => (one < other ? one : other);

/** Days end at the bank's midnight. @param at ms since 1970 */
export function bankDay({ organisation }: Northwind, at: number): string {
  // Sweden writes days as files do.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: organisation.timeZone }).format(at);
}

/**
 * The bank's files over HTTP, made while they are sent: rosters, sign-ins and KPI series. Rosters are there from the
 * morning of their day, the others end with the last day that is over by the clock.
 */
export function bankFiles(company: Northwind, clock: () => number) {
  const find = (path: string, query: URLSearchParams): Iterable<string> | undefined => {
    const today = bankDay(company, clock());
    const yesterday = isoDay(toDay(today) - 1);
    const asOf = /^roster\/(.+)\.csv$/.exec(path)?.[1];
    if (asOf !== undefined)
      return isDay(asOf) && asOf >= company.firstDay && asOf <= today ? company.roster(asOf) : undefined;
    const [from, to] = [query.get('from') ?? company.firstDay, query.get('to') ?? yesterday];
    if (!isDay(from) || !isDay(to)) return undefined;
    if (path === 'signins') return company.signins(from, earlier(to, yesterday));
    const series = decoded(/^outcomes\/(.+)$/.exec(path)?.[1] ?? '');
    return company.outcomes.find((own) => own.series === series)?.csv(FIRST_VALUE, earlier(to, yesterday));
  };
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (!url.pathname.startsWith(FILES_PREFIX)) return false;
    const pieces = find(url.pathname.slice(FILES_PREFIX.length), url.searchParams);
    if (pieces === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain' });
      response.end(NOT_THERE);
      return true;
    }
    response.writeHead(200, { 'content-type': 'text/csv; charset=utf-8', connection: 'close' });
    // Whoever stops reading ends the making.
    pipeline(Readable.from(pieces, { objectMode: false }), response).catch(() => response.destroy());
    return true;
  };
}

const NOT_THERE =
  'No such file yet. There are roster/DAY.csv, signins?from=DAY&to=DAY and outcomes/SERIES?to=DAY, with days as YYYY-MM-DD.\n';

/** Before every series. */
const FIRST_VALUE = '2023-01-01';

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
