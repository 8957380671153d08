/** What accounts are known by stands beside them, as it came: most of it no directory ever knows. */
export const aliasesOfAccounts = {
  name: '0023-aliases-of-accounts',
  sql: /* sql */ `
ALTER TABLE person.account RENAME COLUMN aliases TO alias_keys;
ALTER TABLE person.account ADD COLUMN key_id smallint, ADD COLUMN aliases bytea;
UPDATE person.account a SET key_id = known.key_id, aliases = known.aliases
FROM (SELECT b.account_key, b.connection_id, coalesce(max(i.key_id), max(own.key_id), 1) AS key_id,
        coalesce(string_agg(i.account_hash || coalesce(i.domain_hash, decode(repeat('00', 16), 'hex')), ''::bytea
          ORDER BY place), '') AS aliases
      FROM person.account b
      LEFT JOIN person.identity own ON own.account_key = b.account_key
      LEFT JOIN LATERAL unnest(b.alias_keys) WITH ORDINALITY AS u(alias, place) ON true
      LEFT JOIN person.identity i ON i.account_key = u.alias
      GROUP BY b.account_key, b.connection_id) known
WHERE (a.account_key, a.connection_id) = (known.account_key, known.connection_id);
ALTER TABLE person.account DROP COLUMN alias_keys, ALTER COLUMN key_id SET NOT NULL, ALTER COLUMN aliases SET NOT NULL;
COMMENT ON COLUMN person.account.aliases IS 'by which the directory may know the person, the surest first: 48 bytes each, a keyed hash of 32 and, of an address, one of its domain, else zeros';
COMMENT ON COLUMN person.account.key_id IS 'which identity key the aliases were hashed with';
COMMENT ON COLUMN person.account.seen_on IS 'when it was first told as it stands here';
`,
};
