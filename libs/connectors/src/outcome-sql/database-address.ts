import { literalAddress } from '@takeup/connectors/kit';

/** All that a connection needs, from the address alone: nothing is filled in from the server's environment. */
export interface DatabaseAddress {
  /** A name, an address, or the folder of a socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** Empty: there is none. */
  readonly password: string;
  readonly database: string;
  readonly isEncrypted: boolean;
}

const EXAMPLE = 'such as postgresql://reader@warehouse.example.org/kpi';
const USUAL_PORT = 5432;
const LONGEST_NAME = 253;
/** The system allows no longer path of a socket. */
const LONGEST_FOLDER = 90;

/** @returns what is wrong with it, as the rest of a sentence */
export function readDatabaseAddress(text: string): DatabaseAddress | string {
  if (!/^postgres(?:ql)?:\/\//.test(text) || !URL.canParse(text)) return `must be an address ${EXAMPLE}`;
  const url = new URL(text);
  const host = hostOf(url);
  if (host === undefined) return `must name one host, or a socket’s folder as ?host=/folder, ${EXAMPLE}`;
  if (url.hash !== '') return 'must not hold a #; in a password it is written %23';
  if (url.port === '0') return 'must not name port 0';
  const [user, password, database] = [url.username, url.password, url.pathname.slice(1)].map(decoded);
  if (user === undefined || password === undefined || database === undefined)
    return 'must write every % of user, password and database as %25, and hold no control characters';
  if (user === '') return `must name the user, ${EXAMPLE}`;
  const isEncrypted = url.searchParams.get('sslmode') !== 'disable' && !host.startsWith('/');
  const port = url.port === '' ? USUAL_PORT : Number(url.port);
  return { host, port, user, password, database: database === '' ? user : database, isEncrypted };
}

/** A socket's folder stands in the query. */
function hostOf({ hostname, searchParams }: URL): string | undefined {
  const folder = searchParams.get('host');
  if (folder !== null)
    return folder.startsWith('/') && isClean(folder) && folder.length <= LONGEST_FOLDER ? folder : undefined;
  const bare = hostname.replace(/^\[|\]$/g, '');
  return literalAddress(bare) !== undefined || isName(bare) ? bare : undefined;
}

function isName(name: string): boolean {
  return name.length <= LONGEST_NAME && name.split('.').every((label) => /^[\w-]{1,63}$/.test(label));
}

function decoded(text: string): string | undefined {
  try {
    const own = decodeURIComponent(text);
    return isClean(own) ? own : undefined;
  } catch {
    return undefined;
  }
}

/** The protocol ends a text with a zero: behind one, settings could be smuggled in. */
function isClean(text: string): boolean {
  return !/\p{Cc}/u.test(text);
}
