import type { Session } from '../session.js';
import { copyRows, oneRow, spacious } from '../session.js';

/** One person of a directory file: identities hashed, everything a rule may look at as one of the file's profiles. */
export interface IncomingMember {
  readonly employeeHash: Buffer;
  readonly emailHash: Buffer | null;
  /** Of the domains, where they are addresses. */
  readonly employeeDomain: Buffer | null;
  readonly emailDomain: Buffer | null;
  /** Index into the file's profiles. */
  readonly profile: number;
  readonly startDate: string | null;
  readonly endDate: string | null;
}

export interface IncomingProfile {
  readonly key: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface LoadRoster {
  readonly keyId: number;
  /** Null: holds back to each person's start. */
  readonly asOf: string | null;
  readonly importedOn: string;
  readonly fileSha256: string;
  readonly profiles: readonly IncomingProfile[];
}

export interface LoadedRoster {
  readonly rosterId: number;
  readonly people: number;
  /** Compared with the roster before it in time; null where it is the first. */
  readonly joined: number | null;
  readonly vanished: number | null;
  readonly before: number | null;
  /** E-mail addresses that two people share, or that are another person's employee id: nobody is matched by them. */
  readonly ambiguousEmails: number;
}

/** Brings one roster in, inside the caller's transaction. */
export async function loadRoster(
  session: Session,
  { keyId, asOf, importedOn, fileSha256, profiles }: LoadRoster,
  members: Iterable<IncomingMember>,
): Promise<LoadedRoster> {
  await spacious(session);
  await session.query(
    `CREATE TEMP TABLE staged_profile (place integer PRIMARY KEY, profile_key text, attributes jsonb) ON COMMIT DROP`,
  );
  await copyRows(
    session,
    'COPY staged_profile FROM STDIN',
    profiles.map(({ key, attributes }, place) => [place, key, JSON.stringify(attributes)] as const),
  );
  await session.query(
    `CREATE TEMP TABLE staged_member (employee_hash bytea, email_hash bytea, place integer, start_date date,
       end_date date, employee_domain bytea, email_domain bytea) ON COMMIT DROP`,
  );
  await copyRows(session, 'COPY staged_member FROM STDIN', fieldsOf(members));
  await session.query('ANALYZE staged_member');
  await session.query(
    `INSERT INTO person.profile (profile_key, attributes) SELECT profile_key, attributes FROM staged_profile
     ORDER BY place ON CONFLICT (profile_key) DO NOTHING`,
  );
  await session.query(
    `INSERT INTO person.identity (account_hash, key_id, account_key, domain_hash)
     SELECT hash, $1, ('x' || right(replace(gen_random_uuid()::text, '-', ''), 16))::bit(64)::bigint, domain
     FROM (SELECT employee_hash AS hash, employee_domain AS domain FROM staged_member
           UNION SELECT email_hash, email_domain FROM staged_member) s
     WHERE hash IS NOT NULL
       AND NOT EXISTS (SELECT FROM person.identity i WHERE i.account_hash = s.hash AND i.key_id = $1)
     ORDER BY hash ON CONFLICT (account_hash, key_id) DO NOTHING`,
    [keyId],
  );
  const { before } = await oneRow<{ before: number | null }>(
    session,
    `SELECT (SELECT roster_id FROM person.roster WHERE coalesce(as_of, imported_on) <= coalesce($1::date, $2)
             ORDER BY coalesce(as_of, imported_on) DESC, roster_id DESC LIMIT 1) AS before`,
    [asOf, importedOn],
  );
  const { roster_id: rosterId } = await oneRow<{ roster_id: number }>(
    session,
    `INSERT INTO person.roster (as_of, imported_on, file_sha256, people)
     VALUES ($1, $2, $3, (SELECT count(*) FROM staged_member)) RETURNING roster_id`,
    [asOf, importedOn, fileSha256],
  );
  const ambiguousEmails = await writeMembers(session, rosterId, keyId);
  await writeAddresses(session, rosterId, keyId);
  // Statistics that know of older rosters only make a nested loop over everybody of every look at the new one.
  await session.query('ANALYZE person.roster_member');
  const counts = await oneRow<{ people: number; joined: number; vanished: number; total: number }>(
    session,
    `SELECT count(*) FILTER (WHERE new)::integer AS people, count(*) FILTER (WHERE old)::integer AS total,
       count(*) FILTER (WHERE new AND NOT old)::integer AS joined,
       count(*) FILTER (WHERE old AND NOT new)::integer AS vanished
     FROM (SELECT bool_or(roster_id = $1) AS new, bool_or(roster_id = $2) AS old FROM person.roster_member
           WHERE roster_id IN ($1, $2) GROUP BY person_key) each`,
    [rosterId, before ?? -1],
  );
  return {
    rosterId,
    people: counts.people,
    joined: before === null ? null : counts.joined,
    vanished: before === null ? null : counts.vanished,
    before: before === null ? null : counts.total,
    ambiguousEmails,
  };
}

function* fieldsOf(members: Iterable<IncomingMember>) {
  for (const member of members) {
    yield [
      member.employeeHash,
      member.emailHash,
      member.profile,
      member.startDate,
      member.endDate,
      member.employeeDomain,
      member.emailDomain,
    ] as const;
  }
}

async function writeMembers(session: Session, rosterId: number, keyId: number): Promise<number> {
  await session.query(
    `INSERT INTO person.roster_member (person_key, roster_id, email_key, profile_id, start_date, end_date)
     SELECT person.account_key, $1, email.account_key, p.profile_id, s.start_date, s.end_date
     FROM staged_member s
     JOIN person.identity person ON person.account_hash = s.employee_hash AND person.key_id = $2
     JOIN staged_profile sp ON sp.place = s.place
     JOIN person.profile p ON p.profile_key = sp.profile_key
     LEFT JOIN (SELECT email_hash FROM staged_member WHERE email_hash IS NOT NULL
                  AND email_hash NOT IN (SELECT employee_hash FROM staged_member)
                GROUP BY email_hash HAVING count(*) = 1) single ON single.email_hash = s.email_hash
     LEFT JOIN person.identity email ON email.account_hash = single.email_hash AND email.key_id = $2`,
    [rosterId, keyId],
  );
  const { ambiguous } = await oneRow<{ ambiguous: number }>(
    session,
    `SELECT ((SELECT count(DISTINCT email_hash) FROM staged_member WHERE email_hash <> employee_hash)
           - (SELECT count(email_key) FROM person.roster_member WHERE roster_id = $1))::integer AS ambiguous`,
    [rosterId],
  );
  return ambiguous;
}

/** What the roster says of addresses beside whose they are: those that are several people's, and all domains. */
async function writeAddresses(session: Session, rosterId: number, keyId: number): Promise<void> {
  await session.query(
    `INSERT INTO person.roster_shared (roster_id, account_key)
     SELECT $1, i.account_key
     FROM (SELECT email_hash FROM staged_member
           WHERE email_hash IS NOT NULL AND email_hash NOT IN (SELECT employee_hash FROM staged_member)
           GROUP BY email_hash HAVING count(*) > 1) shared
     JOIN person.identity i ON i.account_hash = shared.email_hash AND i.key_id = $2`,
    [rosterId, keyId],
  );
  await session.query(
    `INSERT INTO person.roster_domain (roster_id, domain_hash)
     SELECT $1, domain FROM (SELECT employee_domain AS domain FROM staged_member UNION SELECT email_domain FROM staged_member) d
     WHERE domain IS NOT NULL`,
    [rosterId],
  );
}
