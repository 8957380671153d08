/** Who of a roster counts on the day $2: nobody before their first day, nobody after their last. */
export const ON_THE_DAY = 'coalesce(start_date, $2) <= $2 AND coalesce(end_date, $2) >= $2';

/**
 * The keys by which people of a roster are known, one of a person each, as parts of a WITH: `member(person_key, email_key,
 * profile_id)` and `member_key(account_key, person_key, profile_id)`. Takes the roster as $1 and the set of
 * rules as $3, null where there is none.
 *
 * By employee id and address; and by the operator's rules, for accounts of which the roster itself does not say whose
 * they are. So an address that came to somebody else is theirs in the months whose roster says so, and no account is
 * two people's.
 * @param present which of them, as a condition
 */
export const memberKeys = (present: string) => `
  member AS (
    SELECT person_key, email_key, profile_id FROM person.roster_member WHERE roster_id = $1 AND ${present}),
  member_key AS (
    SELECT person_key AS account_key, person_key, profile_id FROM member
    UNION ALL SELECT email_key, person_key, profile_id FROM member WHERE email_key IS NOT NULL
    UNION ALL SELECT a.account_key, m.person_key, m.profile_id FROM person.alias a JOIN member m USING (person_key)
    WHERE a.set_id = $3 AND NOT EXISTS (SELECT FROM person.roster_member o WHERE o.roster_id = $1 AND o.person_key = a.account_key)
      AND NOT EXISTS (SELECT FROM person.roster_member o WHERE o.roster_id = $1 AND o.email_key = a.account_key))`;
