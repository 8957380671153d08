import type { Advice } from './connectors.js';

type Texts = Readonly<Record<string, Advice>>;

const advice = (message: string, whatToDo: string): Advice => ({ message, whatToDo });

/** Of Microsoft, where an application signs in. */
export const GRANT_REFUSED = advice(
  'The sign-in does not take the application: its tenant, its id, or its secret.',
  'Check tenant and client id. Make a new client secret where the old one has ended, or a new refresh token where there is one.',
);

const DATABASE: Texts = {
  unauthorised: advice(
    'The database does not let this user in.',
    'Check user, password and database in its address, and that it lets this user in from Takeup’s machine (pg_hba.conf).',
  ),
  'permission-missing': advice(
    'The database’s user may not read what the query asks for, or the query would change something.',
    'Let the user read those tables and nothing else (GRANT SELECT), and ask with one SELECT.',
  ),
  unreachable: advice(
    'The database cannot be reached.',
    'Takeup asks again. If it stays so, check host and port of its address, and that Takeup’s machine is let through to it.',
  ),
  certificate: advice(
    'The database’s certificate is not trusted.',
    'Tell Node of your organisation’s authority: NODE_EXTRA_CA_CERTS. The host in the address has to be the one the certificate is for.',
  ),
  reset: advice('The database ended the connection.', 'Takeup asks again by itself.'),
  stalled: advice('The database took too long.', 'Takeup asks again by itself.'),
  'server-error': advice(
    'The database has a fault of its own.',
    'Takeup asks again by itself. The code below says which, in PostgreSQL’s list of error codes.',
  ),
  'unexpected-shape': advice(
    'What answers there does not speak as a PostgreSQL does.',
    'Check host and port of the address: it has to lead to a PostgreSQL.',
  ),
};

const VALUES: Texts = {
  unauthorised: advice(
    'The server of this KPI does not take the token, or asks for one.',
    'Give a new one; it is missing, wrong, expired or revoked. Where it does not stand in Authorization, name its header: token_header.',
  ),
  forbidden: advice(
    'The token may not read this.',
    'Ask whoever runs the server of this KPI to let it, or give another one.',
  ),
  'login-page': advice(
    'A page for people answered instead of JSON.',
    'Let Takeup past the sign-in that stands before it, or correct the url.',
  ),
  'other-origin': advice('The server of this KPI sends to another address.', 'Use that address as url.'),
  'too-many-redirects': advice(
    'The server of this KPI sends on and on.',
    'Use the address where it ends as url.',
  ),
  'not-found': advice('There is nothing at the address of this KPI.', 'Correct the url.'),
  refused: advice(
    'The server of this KPI does not understand what it is asked.',
    'Look whether url and its query are right. Try it by hand: what it answers says more.',
  ),
  unreachable: advice(
    'The server of this KPI cannot be reached.',
    'Takeup asks again. Check the url if it stays so.',
  ),
  certificate: advice(
    'The certificate of this KPI’s server is not trusted.',
    'Tell Node of your organisation’s authority: NODE_EXTRA_CA_CERTS.',
  ),
  reset: advice('The server of this KPI ended the connection.', 'Takeup asks again by itself.'),
  stalled: advice('The server of this KPI took too long.', 'Takeup asks again by itself.'),
  'rate-limited': advice('The server of this KPI asks to wait.', 'Takeup goes on by itself.'),
  'server-error': advice('The server of this KPI has a fault of its own.', 'Takeup asks again by itself.'),
  'unexpected-shape': advice(
    'The answer does not hold values where they are looked for.',
    'Look at the answer by hand: rows has to lead to a list, and each path of columns to one text or number in its row.',
  ),
};

const DIRECTORY: Texts = {
  'repeated-page': advice(
    'The directory’s pages lead round in a circle.',
    'Takeup asks again. If it stays so, its server takes no notice of what page is asked for: tell whoever runs it.',
  ),
  'server-error': advice('The directory has a fault of its own.', 'Takeup asks again by itself.'),
  reset: advice('The directory ended the connection.', 'Takeup asks again by itself.'),
  stalled: advice('The directory took too long.', 'Takeup asks again by itself.'),
  certificate: advice(
    'The directory’s certificate is not trusted.',
    'Tell Node of your organisation’s authority: NODE_EXTRA_CA_CERTS.',
  ),
  unreachable: advice('The directory cannot be reached.', 'Takeup asks again. Check the url if it stays so.'),
};

const SCIM: Texts = {
  ...DIRECTORY,
  unauthorised: advice(
    'The directory does not take the token.',
    'Make a new one; it is wrong, expired or revoked.',
  ),
  'not-found': advice(
    'There is no directory at this address.',
    'Correct the url: it is what stands before /Users.',
  ),
  'other-origin': advice('The directory sends to another address.', 'Use that address as url.'),
  'unexpected-shape': advice(
    'The answer is not that of a directory.',
    'Check that the url leads to one. If it did before, look for a newer version of Takeup, and tell us.',
  ),
};

/** What faults mean where no platform is asked, by the connector's id. */
export const ASKED_FAULTS: Readonly<Record<string, Texts>> = {
  sql: DATABASE,
  http: VALUES,
  scim: SCIM,
  entra: { ...DIRECTORY, unauthorised: GRANT_REFUSED },
};
