/** Per-atom counts (not readable), and the release: all that a reader ever reads. */
export const release = {
  name: '0004-release',
  sql: /* sql */ `
CREATE SCHEMA counting;

CREATE TABLE counting.epoch (
  month      date PRIMARY KEY,
  roster_id  integer NOT NULL,
  exclusions jsonb   NOT NULL,
  personas   jsonb   NOT NULL,
  none_of    text[]  NOT NULL,
  frozen     boolean NOT NULL
);
COMMENT ON COLUMN counting.epoch.none_of IS 'the personas that "No persona" means none of';

CREATE TABLE counting.atom (
  atom_id    integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  month      date    NOT NULL,
  department text    NOT NULL,
  personas   text[]  NOT NULL,
  location   text    NOT NULL,
  people     integer NOT NULL,
  UNIQUE (month, department, personas, location)
);

CREATE TABLE counting.profile_atom (
  month      date    NOT NULL,
  profile_id integer NOT NULL,
  atom_id    integer NOT NULL,
  PRIMARY KEY (month, profile_id)
);

CREATE TABLE counting.atom_count (
  period_key   text    NOT NULL,
  scope_id     integer NOT NULL,
  atom_id      integer NOT NULL,
  reached      integer NOT NULL,
  active       integer NOT NULL,
  habitual     integer NOT NULL,
  contributing integer NOT NULL,
  PRIMARY KEY (period_key, scope_id, atom_id)
);

CREATE SCHEMA release;

CREATE TABLE release.scope (
  scope_id    integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key         text   NOT NULL UNIQUE,
  connections text[]
);
COMMENT ON TABLE release.scope IS 'a set of connections; connections null: all there are';

CREATE TABLE release.epoch (
  month         date PRIMARY KEY,
  minimum_group integer NOT NULL,
  t             integer NOT NULL,
  personas      jsonb   NOT NULL,
  exclusions    jsonb   NOT NULL
);

CREATE TABLE release.cell (
  cell_id    integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  month      date    NOT NULL REFERENCES release.epoch,
  department text    NOT NULL,
  persona    text    NOT NULL,
  location   text    NOT NULL,
  people     integer,
  UNIQUE (month, department, persona, location)
);
COMMENT ON COLUMN release.cell.people IS 'null: hidden in every period of the epoch';

CREATE TABLE release.period (
  period_key  text    NOT NULL,
  scope_id    integer NOT NULL REFERENCES release.scope,
  kind        text    NOT NULL,
  first_day   date    NOT NULL,
  last_day    date    NOT NULL,
  month       date    NOT NULL REFERENCES release.epoch,
  connections text[]  NOT NULL,
  accounts     integer,
  matched      integer,
  restatement_pending boolean NOT NULL DEFAULT false,
  published_at timestamptz NOT NULL,
  PRIMARY KEY (period_key, scope_id)
);
COMMENT ON COLUMN release.period.matched IS 'null where everybody together is not shown: it would tell what is hidden';
CREATE INDEX period_by_kind ON release.period (scope_id, kind, last_day);

-- A measure that a period can tell. Without a row: no source feeds it, or too many days are missing.
CREATE TABLE release.period_measure (
  period_key   text    NOT NULL,
  scope_id     integer NOT NULL,
  measure      text    NOT NULL,
  definitions  integer NOT NULL,
  expected     integer NOT NULL,
  present      integer NOT NULL,
  missing      jsonb   NOT NULL,
  PRIMARY KEY (period_key, scope_id, measure),
  FOREIGN KEY (period_key, scope_id) REFERENCES release.period
);

CREATE TABLE release.figure (
  period_key text    NOT NULL,
  scope_id   integer NOT NULL,
  measure    text    NOT NULL,
  cell_id    integer NOT NULL,
  status     text    NOT NULL,
  count      integer,
  PRIMARY KEY (period_key, scope_id, measure, cell_id)
);

CREATE TABLE release.target (
  period_key      text    NOT NULL,
  scope_id        integer NOT NULL,
  measure         text    NOT NULL,
  cell_id         integer NOT NULL,
  initiative      text    NOT NULL,
  charter_version integer NOT NULL,
  declared_after  boolean NOT NULL,
  baseline        double precision,
  path            double precision,
  target          double precision NOT NULL,
  deadline        date    NOT NULL,
  gap             double precision,
  short           integer,
  short_at_least  integer,
  verdict         text,
  PRIMARY KEY (period_key, scope_id, measure, cell_id, initiative)
);

GRANT USAGE ON SCHEMA release TO takeup_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA release TO takeup_reader;
`,
};
