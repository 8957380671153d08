/** Person-grain tables. The reader has no right on this schema. */
export const people = {
  name: '0001-people',
  sql: /* sql */ `
CREATE SCHEMA person;

-- Every identifier ever seen, as a keyed hash. A person's key is the account key of their employee id.
CREATE TABLE person.identity (
  account_hash bytea    NOT NULL,
  key_id       smallint NOT NULL,
  account_key  bigint   NOT NULL UNIQUE,
  PRIMARY KEY (account_hash, key_id)
);

-- What people of one kind have in common; rules look at nothing else.
CREATE TABLE person.profile (
  profile_id  integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  profile_key text  NOT NULL UNIQUE,
  attributes  jsonb NOT NULL
);

CREATE TABLE person.roster (
  roster_id   integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  as_of       date,
  imported_on date    NOT NULL,
  file_sha256 text    NOT NULL,
  people      integer NOT NULL
);
COMMENT ON COLUMN person.roster.as_of IS 'null: the first roster, which holds back to each person''s start';

CREATE TABLE person.roster_member (
  person_key  bigint  NOT NULL,
  roster_id   integer NOT NULL,
  email_key   bigint,
  profile_id  integer NOT NULL,
  start_date  date,
  end_date    date,
  PRIMARY KEY (person_key, roster_id)
);
CREATE INDEX roster_member_roster ON person.roster_member (roster_id);

-- Distinct acts: what makes an import idempotent. day is the organisation's local day.
CREATE TABLE person.act (
  account_key   bigint   NOT NULL,
  connection_id smallint NOT NULL,
  act_key       uuid     NOT NULL,
  day           date     NOT NULL,
  at            timestamptz,
  kind          smallint NOT NULL,
  community_id  integer  NOT NULL,
  count         integer  NOT NULL,
  PRIMARY KEY (account_key, connection_id, act_key)
);
CREATE INDEX act_by_day ON person.act (connection_id, day);
-- A message id names one act, whoever sends it again (kinds file, reply, post).
CREATE INDEX act_by_message ON person.act (act_key) WHERE kind >= 7;

-- Day masks: bit n is day n + 1 of the month. Rebuilt from person.act, never added to.
CREATE TABLE person.activity (
  account_key   bigint   NOT NULL,
  month         date     NOT NULL,
  connection_id smallint NOT NULL,
  community_id  integer  NOT NULL,
  view_mask     integer  NOT NULL,
  react_mask    integer  NOT NULL,
  reply_mask    integer  NOT NULL,
  post_mask     integer  NOT NULL,
  other_mask    integer  NOT NULL,
  acts          integer  NOT NULL,
  PRIMARY KEY (account_key, month, connection_id, community_id)
) PARTITION BY RANGE (month);
`,
};
