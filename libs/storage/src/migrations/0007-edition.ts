/** Monthly reports as they were closed. A reader sees all of them; nothing in them is of a person. */
export const edition = {
  name: '0007-edition',
  sql: /* sql */ `
CREATE SCHEMA edition;

CREATE TABLE edition.edition (
  month      text PRIMARY KEY CHECK (month ~ '^[0-9]{4}-[0-9]{2}$'),
  number     integer NOT NULL UNIQUE CHECK (number > 0),
  document   text NOT NULL,
  sha256     text NOT NULL UNIQUE CHECK (sha256 = encode(sha256(convert_to(document, 'UTF8')), 'hex')),
  previous   text UNIQUE REFERENCES edition.edition (sha256),
  closed_at  timestamptz NOT NULL,
  CHECK ((number = 1) = (previous IS NULL))
);
COMMENT ON COLUMN edition.edition.document IS 'canonical JSON, kept as text: every byte of it is hashed';

GRANT USAGE ON SCHEMA edition TO takeup_reader;
GRANT SELECT ON edition.edition TO takeup_reader;
`,
};
