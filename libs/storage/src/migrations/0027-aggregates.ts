/** What platforms count themselves, of days; and what is told of it, of months. */
export const aggregates = {
  name: '0027-aggregates',
  sql: /* sql */ `
-- Nobody is in it: never joined to people, and no reader's. community is the platform's id; empty: of the whole organisation.
CREATE TABLE counting.aggregate (
  connection_id smallint NOT NULL REFERENCES coverage.connection,
  day           date     NOT NULL,
  community     text     NOT NULL DEFAULT '',
  measure       text     NOT NULL,
  value         bigint   NOT NULL CHECK (value >= 0),
  row_key       uuid     NOT NULL,
  settled       boolean  NOT NULL,
  PRIMARY KEY (connection_id, day, community, measure)
);
COMMENT ON COLUMN counting.aggregate.row_key IS 'the platform row that tells of it: a newer row replaces all that it told';
COMMENT ON COLUMN counting.aggregate.settled IS 'read so long after its day that it changes no more';
CREATE INDEX aggregate_by_row ON counting.aggregate (connection_id, row_key);

ALTER TABLE coverage.part ADD COLUMN aggregate boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN coverage.part.aggregate IS 'of what the platform counts itself: whether days of people are complete does not hang on it';

CREATE TABLE release.aggregate_month (
  connection text    NOT NULL,
  month      date    NOT NULL,
  state      text    NOT NULL,
  step       integer NOT NULL,
  missing    date[]  NOT NULL DEFAULT '{}',
  PRIMARY KEY (connection, month)
);
CREATE TABLE release.aggregate (
  connection text NOT NULL,
  month      date NOT NULL,
  measure    text NOT NULL,
  told       text NOT NULL,
  value      bigint,
  PRIMARY KEY (connection, month, measure),
  FOREIGN KEY (connection, month) REFERENCES release.aggregate_month ON DELETE CASCADE,
  CHECK ((told = 'withheld') = (value IS NULL))
);
COMMENT ON TABLE release.aggregate IS 'only what may be told: rounded, of the whole organisation and of whole months';
GRANT SELECT ON release.aggregate_month, release.aggregate TO takeup_reader;
`,
};
