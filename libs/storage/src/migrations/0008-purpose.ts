/** What acts were for, as it was published with each 28-day window. Numbers that are hidden are null, never zero. */
export const purpose = {
  name: '0008-purpose',
  sql: /* sql */ `
CREATE TABLE release.purpose (
  period_key text    NOT NULL,
  scope_id   integer NOT NULL,
  charters   text[]  NOT NULL,
  acts       bigint,
  acts_with  bigint,
  communities_hidden boolean NOT NULL,
  PRIMARY KEY (period_key, scope_id),
  FOREIGN KEY (period_key, scope_id) REFERENCES release.period
);
COMMENT ON COLUMN release.purpose.charters IS 'initiative@version of what was in force at the end of the window; empty: nothing was';
COMMENT ON COLUMN release.purpose.acts_with IS 'acts in communities or topics that these charters name';

-- Every top-level department has a row, also where nobody acted: that there is one tells nothing.
CREATE TABLE release.purpose_department (
  period_key text    NOT NULL,
  scope_id   integer NOT NULL,
  department text    NOT NULL,
  acts       bigint,
  acts_with  bigint,
  PRIMARY KEY (period_key, scope_id, department),
  FOREIGN KEY (period_key, scope_id) REFERENCES release.purpose
);

-- Communities with k people or more. No numbers: a reader learns that they are no small group, and nothing else.
CREATE TABLE release.active_community (
  period_key text    NOT NULL,
  scope_id   integer NOT NULL,
  connection text    NOT NULL,
  community  text    NOT NULL,
  PRIMARY KEY (period_key, scope_id, connection, community),
  FOREIGN KEY (period_key, scope_id) REFERENCES release.purpose
);

GRANT SELECT ON release.purpose, release.purpose_department, release.active_community TO takeup_reader;
`,
};
