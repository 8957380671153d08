/** What is pulled from platforms: how far each part was read, what was asked in vain, and who holds which job. */
export const sync = {
  name: '0005-sync',
  sql: /* sql */ `
ALTER TABLE coverage.connection
  ADD COLUMN connector text,
  ADD COLUMN since timestamptz,
  ADD COLUMN until timestamptz;
COMMENT ON COLUMN coverage.connection.connector IS 'null: files are brought to it';
COMMENT ON COLUMN coverage.connection.until IS 'the end of what the last sync wanted';

ALTER TABLE coverage.stream
  ADD COLUMN pending  date[] NOT NULL DEFAULT '{}',
  ADD COLUMN given_up date[] NOT NULL DEFAULT '{}';

ALTER TABLE coverage.community
  ADD COLUMN platform_id text,
  ADD COLUMN title text,
  ADD UNIQUE (connection_id, platform_id);

-- A part of a stream that is read by itself; part is empty where the stream is one.
CREATE TABLE coverage.part (
  connection_id smallint NOT NULL REFERENCES coverage.connection,
  stream        text NOT NULL,
  part          text NOT NULL,
  from_at       timestamptz,
  until_at      timestamptz,
  settled       tstzmultirange NOT NULL DEFAULT '{}',
  exact         tstzmultirange NOT NULL DEFAULT '{}',
  read_on       date,
  PRIMARY KEY (connection_id, stream, part)
);
COMMENT ON COLUMN coverage.part.settled IS 'read after it had settled: never asked for again';
COMMENT ON COLUMN coverage.part.exact IS 'settled, and so was everything later when it was read: nothing of it may still stand on a row not read';
COMMENT ON COLUMN coverage.part.read_on IS 'the local day of the last whole reading of a snapshot';

-- Where an interrupted slice stood.
CREATE TABLE coverage.interrupted (
  connection_id smallint NOT NULL REFERENCES coverage.connection,
  stream        text NOT NULL,
  part          text NOT NULL,
  from_at       timestamptz NOT NULL,
  to_at         timestamptz NOT NULL,
  cursor        text NOT NULL,
  PRIMARY KEY (connection_id, stream, part)
);

-- What was asked for in vain, by the local date of asking.
CREATE TABLE coverage.asked (
  connection_id smallint NOT NULL REFERENCES coverage.connection,
  stream        text NOT NULL,
  part          text NOT NULL,
  asked_on      date NOT NULL,
  spans         tstzmultirange NOT NULL,
  kind          text NOT NULL,
  detail        text NOT NULL,
  tries         integer NOT NULL,
  last_at       timestamptz NOT NULL,
  PRIMARY KEY (connection_id, stream, part, asked_on, kind)
);

-- Fields that were left out, or were not as they should be. Names of fields only.
CREATE TABLE coverage.drift (
  connection_id smallint NOT NULL REFERENCES coverage.connection,
  stream        text NOT NULL,
  field         text NOT NULL,
  kind          text NOT NULL CHECK (kind IN ('dropped', 'missing', 'retyped')),
  rows          bigint NOT NULL,
  first_on      date NOT NULL,
  last_on       date NOT NULL,
  PRIMARY KEY (connection_id, stream, field, kind)
);

CREATE TABLE coverage.sync (
  sync_id       integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  connection_id smallint NOT NULL REFERENCES coverage.connection,
  started_at    timestamptz NOT NULL,
  finished_at   timestamptz,
  requests      integer NOT NULL DEFAULT 0,
  pages         integer NOT NULL DEFAULT 0,
  left_slices   integer,
  fault_kind    text,
  fault_detail  text
);
CREATE INDEX sync_latest ON coverage.sync (connection_id, started_at DESC);

-- Tokens of a rate limit, shared by all who ask this platform.
CREATE TABLE coverage.bucket (
  connection_id smallint NOT NULL REFERENCES coverage.connection,
  name          text NOT NULL,
  tokens        double precision NOT NULL,
  filled_at     timestamptz NOT NULL,
  blocked_until timestamptz,
  asking_since  timestamptz,
  PRIMARY KEY (connection_id, name)
);
COMMENT ON COLUMN coverage.bucket.asking_since IS 'a request whose answer is not noted yet; left by a process that ended, it may have been told to wait';

ALTER TABLE person.act
  ADD COLUMN row_key uuid,
  ADD COLUMN thread_key uuid,
  ADD COLUMN topics text[];
COMMENT ON COLUMN person.act.row_key IS 'the platform row that tells of it: a newer row replaces all its acts';
CREATE INDEX act_by_row ON person.act (connection_id, row_key) WHERE row_key IS NOT NULL;

-- Accounts as the platform lists them. same_as: the key by which the directory knows the person.
CREATE TABLE person.account (
  account_key   bigint   NOT NULL,
  connection_id smallint NOT NULL,
  aliases       bigint[] NOT NULL,
  bot           boolean  NOT NULL,
  enabled       boolean,
  same_as       bigint,
  seen_on       date     NOT NULL,
  PRIMARY KEY (account_key, connection_id)
);

CREATE SCHEMA job;

CREATE TABLE job.job (
  name  text PRIMARY KEY,
  epoch integer NOT NULL DEFAULT 0
);
COMMENT ON COLUMN job.job.epoch IS 'rises with every claim; only the holder of the newest may write';

CREATE TABLE job.run (
  job         text NOT NULL REFERENCES job.job,
  slot        text NOT NULL,
  state       text NOT NULL CHECK (state IN ('due', 'running', 'done', 'skipped')),
  not_before  timestamptz NOT NULL,
  lease_until timestamptz,
  epoch       integer,
  tries       integer NOT NULL DEFAULT 0,
  started_at  timestamptz,
  finished_at timestamptz,
  detail      text,
  PRIMARY KEY (job, slot)
);

GRANT USAGE ON SCHEMA job TO takeup_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA coverage, job TO takeup_reader;
`,
};
