/** What platforms answered, reduced to what may be kept, so that it can be looked at again without asking them. */
export const keptPages = {
  name: '0019-kept-pages',
  sql: /* sql */ `
-- Not readable. Holds what the facts made of it hold and no more: keyed hashes, never a text or a name.
CREATE TABLE person.kept_page (
  page_id       bigint   GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  connection_id smallint NOT NULL,
  stream        text     NOT NULL,
  part          text     NOT NULL,
  reading       bigint   NOT NULL,
  from_at       timestamptz,
  to_at         timestamptz,
  moves         boolean  NOT NULL,
  read_on       date     NOT NULL,
  key_id        smallint NOT NULL,
  first_day     date,
  last_day      date,
  goes_on       date     NOT NULL,
  row_keys      uuid[]   NOT NULL,
  rows          integer  NOT NULL,
  content       bytea    NOT NULL
);
COMMENT ON COLUMN person.kept_page.reading IS 'one reading of one slice, however often it was interrupted; a newer one has a higher number';
COMMENT ON COLUMN person.kept_page.from_at IS 'the slice that was asked for; null: all there was';
COMMENT ON COLUMN person.kept_page.moves IS 'former selves of its rows may stand in any other slice';
COMMENT ON COLUMN person.kept_page.first_day IS 'with last_day, the days of the acts it told when it was read; null: of none';
COMMENT ON COLUMN person.kept_page.goes_on IS 'the first local day on which it is kept no more';
COMMENT ON COLUMN person.kept_page.row_keys IS 'of its rows, each once; as person.act.row_key';
COMMENT ON COLUMN person.kept_page.content IS 'deflated JSON: what was allowed to be kept when it was read, and the rows';
-- It is compressed already.
ALTER TABLE person.kept_page ALTER COLUMN content SET STORAGE EXTERNAL, ALTER COLUMN row_keys SET STORAGE EXTERNAL;
CREATE INDEX kept_page_by_slice ON person.kept_page (connection_id, stream, part, from_at, to_at);
CREATE INDEX kept_page_by_reading ON person.kept_page (reading);
CREATE INDEX kept_page_by_age ON person.kept_page (goes_on);

CREATE SEQUENCE person.kept_reading;

ALTER TABLE coverage.interrupted ADD COLUMN reading bigint;
COMMENT ON COLUMN coverage.interrupted.reading IS 'that goes on here; null: pages were not kept yet when it began';
`,
};
