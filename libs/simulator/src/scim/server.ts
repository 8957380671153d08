import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { idIn, userOf, type ScimPerson } from './person.js';

export interface ScimOptions {
  /** Who is there at each request. */
  readonly people: () => readonly ScimPerson[];
  readonly token: string;
  /** The most users of a page, whatever is asked for; 100 unless said. */
  readonly mostPerPage?: number;
  /** Takes no notice of what is asked for, as some servers do: every page is the first. */
  readonly ignoresQuery?: boolean;
}

export interface ScimServer {
  /** The base that `/Users` follows. */
  readonly url: string;
  /** Paths with their queries, oldest first. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Beneath which the directory lies. */
export const SCIM_BASE = '/scim/v2';
const MOST_PER_PAGE = 100;
const SCHEMAS = 'urn:ietf:params:scim:api:messages:2.0:';

/** A directory that speaks SCIM 2.0 (RFC 7644, section 3.4.2) as far as somebody who reads it can tell. */
export async function scimServer(options: ScimOptions): Promise<ScimServer> {
  const requests: string[] = [];
  const answer = scimAnswers(options);
  const server = createServer((request, response) => {
    requests.push(request.url ?? '/');
    if (!answer(request, response)) failed(response, 404);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as { readonly port: number }).port}${SCIM_BASE}`,
    requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The same beside other answers of a server: true when it took the request. */
export function scimAnswers(options: ScimOptions) {
  const pageOf = pagesOf(options);
  return ({ url = '/', headers }: IncomingMessage, response: ServerResponse): boolean => {
    const { pathname, searchParams } = new URL(url, 'http://here');
    if (!pathname.startsWith(`${SCIM_BASE}/`)) return false;
    if (headers.authorization !== `Bearer ${options.token}`) failed(response, 401);
    else if (pathname !== `${SCIM_BASE}/Users`) failed(response, 404);
    else send(response, 200, pageOf(options.ignoresQuery ? new URLSearchParams() : searchParams));
    return true;
  };
}

function pagesOf({ people, mostPerPage = MOST_PER_PAGE }: ScimOptions) {
  let known: { readonly all: readonly ScimPerson[]; readonly ids: ReadonlyMap<string, string> } | undefined;
  const everybody = () => {
    const all = people();
    if (known?.all !== all)
      known = { all, ids: new Map(all.map((person) => [person.employee_id, idIn(person)])) };
    return known;
  };
  return (query: URLSearchParams) => {
    const { all, ids } = everybody();
    const startIndex = Math.max(1, Number(query.get('startIndex') ?? 1));
    const count = Math.min(mostPerPage, Number(query.get('count') ?? mostPerPage));
    const idOf = (employeeId: string) => (employeeId === '' ? undefined : ids.get(employeeId));
    const users = all.slice(startIndex - 1, startIndex - 1 + count).map((person) => userOf(person, idOf));
    return {
      schemas: [`${SCHEMAS}ListResponse`],
      ...{ totalResults: all.length, startIndex, itemsPerPage: users.length, Resources: users },
    };
  };
}

function failed(response: ServerResponse, status: number): void {
  send(response, status, { schemas: [`${SCHEMAS}Error`], status: String(status) });
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/scim+json' });
  response.end(JSON.stringify(body));
}
