import { DatabaseUnavailable, codeOf, messageOf } from './errors.js';
import type { DatabaseFault } from './errors.js';

/** A connection URL and the environment variable it came from, for messages. */
export interface ServerUrl {
  readonly variable: 'DATABASE_URL' | 'DATABASE_READER_URL';
  readonly url: string;
}

const EXAMPLE = 'postgresql://user:password@host:5432/database';
const TLS = /SSL|TLS|CERT|certificate|SIGNATURE/;

function invalid(variable: string, why: string): DatabaseUnavailable {
  return new DatabaseUnavailable(
    'URL_INVALID',
    `${variable} is not a PostgreSQL URL: ${why}.`,
    `Write it like ${EXAMPLE}, with the special characters of the password percent-encoded (@ is %40, / is %2F, # is %23).`,
  );
}

/**
 * Refuses a URL that cannot be meant. A password with a bare `/` or `#` moves the borders of the parts,
 * and the rest of it would turn up as a host name in error messages and name look-ups.
 */
export function checkUrl({ variable, url }: ServerUrl): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined) throw invalid(variable, 'it cannot be parsed');
  if (!['postgres:', 'postgresql:'].includes(parsed.protocol)) {
    throw invalid(variable, 'it does not begin with postgresql://');
  }
  if (`${parsed.pathname}${parsed.hash}`.includes('@'))
    throw invalid(variable, 'there is an @ behind the host');
  try {
    decodeURIComponent(`${parsed.username}${parsed.password}${parsed.pathname}`);
  } catch {
    throw invalid(variable, 'a % in it is not followed by two hexadecimal digits');
  }
  return parsed;
}

/** The URL without its password, to be shown. */
export function describeUrl(parsed: URL): string {
  const host =
    parsed.searchParams.get('host') ?? `${decodeURIComponent(parsed.hostname)}:${parsed.port || '5432'}`;
  return `${decodeURIComponent(parsed.username) || '(no user)'} at ${host}, database ${decodeURIComponent(parsed.pathname.slice(1)) || '(none)'}`;
}

function withoutPassword(text: string, parsed: URL): string {
  const secrets = [parsed.password, decodeURIComponent(parsed.password)].filter((secret) => secret !== '');
  return secrets.reduce((clean, secret) => clean.replaceAll(secret, '***'), text);
}

function classify(error: unknown): readonly [DatabaseFault, string] {
  const code = codeOf(error) ?? '';
  const text = messageOf(error);
  if (['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL'].includes(code))
    return ['URL_HOST', 'Check the host name in it.'];
  if (
    /^E(?:CONNREFUSED|TIMEDOUT|HOSTUNREACH|NETUNREACH|CONNRESET|NOENT|ACCES)$/.test(code) ||
    /timeout/i.test(text)
  ) {
    return [
      'URL_REFUSED',
      'Check host and port in it, that PostgreSQL runs there, and that a firewall lets it through.',
    ];
  }
  if (code.startsWith('28') || /password must be a(?: non-empty)? string/.test(text)) {
    return ['URL_LOGIN', "Check user and password in it, and the server's pg_hba.conf."];
  }
  if (code === '3D000')
    return ['URL_NO_DATABASE', 'Create that database first, owned by that user, or correct the name.'];
  if (code === '42501' || code === '22023')
    return ['READER_ROLE', 'Let the user become takeup_reader; `takeup doctor` prints the SQL.'];
  if (TLS.test(code) || TLS.test(text)) {
    return [
      'URL_TLS',
      'Set sslmode in it to what the server offers, and sslrootcert to the authority that signed its certificate.',
    ];
  }
  return ['URL_FAILED', 'Check that it leads to a PostgreSQL server that accepts connections.'];
}

/** Puts a failed connection into words, without the password. */
export function connectionFault(server: ServerUrl, error: unknown): unknown {
  if (error instanceof DatabaseUnavailable) return error;
  const parsed = checkUrl(server);
  const [fault, whatToDo] = classify(error);
  const text = withoutPassword(messageOf(error), parsed);
  return new DatabaseUnavailable(
    fault,
    `${server.variable} (${describeUrl(parsed)}) failed: ${text}`,
    whatToDo,
  );
}
