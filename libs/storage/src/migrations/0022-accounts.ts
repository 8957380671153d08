/** Whose an account is where the directory alone does not say, and why accounts are nobody's. */
export const accounts = {
  name: '0022-accounts',
  sql: /* sql */ `
ALTER TABLE person.identity ADD COLUMN domain_hash bytea;
COMMENT ON COLUMN person.identity.domain_hash IS 'of an address: a keyed hash of what stands after its @; null: no address, or named before this was kept';

-- The operator's rules, as one file gives them. The newest set counts; older ones stay while a month is counted by them.
CREATE TABLE person.alias_set (
  set_id  integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  aliases integer NOT NULL
);
CREATE TABLE person.alias (
  account_key bigint  NOT NULL,
  set_id      integer NOT NULL,
  person_key  bigint  NOT NULL,
  PRIMARY KEY (account_key, set_id)
);
COMMENT ON COLUMN person.alias.person_key IS 'of the employee id; holds in the months whose roster has the person and gives the account to nobody';
ALTER TABLE counting.epoch ADD COLUMN alias_set integer;
COMMENT ON COLUMN counting.epoch.alias_set IS 'whose rules count in it, kept with its first published period; null: there were none';

-- Addresses that several people of a roster have: nobody is matched by them.
CREATE TABLE person.roster_shared (
  roster_id   integer NOT NULL,
  account_key bigint  NOT NULL,
  PRIMARY KEY (roster_id, account_key)
);

-- The domains of a roster's addresses.
CREATE TABLE person.roster_domain (
  roster_id   integer NOT NULL,
  domain_hash bytea   NOT NULL,
  PRIMARY KEY (roster_id, domain_hash)
);

ALTER TABLE coverage.import DROP CONSTRAINT import_kind_check;
ALTER TABLE coverage.import ADD CONSTRAINT import_kind_check
  CHECK (kind IN ('directory', 'activity', 'outcome', 'aliases'));

-- What is told of accounts that match nobody, in the newest published window, by today's directory and rules.
CREATE TABLE release.unmatched_window (
  single    boolean PRIMARY KEY DEFAULT true CHECK (single),
  first_day date NOT NULL,
  last_day  date NOT NULL
);
CREATE TABLE release.unmatched (
  connection text    NOT NULL,
  reason     text    NOT NULL,
  at_least   integer NOT NULL,
  PRIMARY KEY (connection, reason)
);
COMMENT ON TABLE release.unmatched IS 'only what may be told: a reason of which nothing may be has no row';
GRANT SELECT ON release.unmatched_window, release.unmatched TO takeup_reader;
`,
};
