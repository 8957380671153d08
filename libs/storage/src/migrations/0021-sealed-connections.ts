/** Connections that were made from the product: what to ask, and the secrets to ask with, sealed. */
export const sealedConnections = {
  name: '0021-sealed-connections',
  sql: /* sql */ `
CREATE SCHEMA sealed;

-- Not readable, and its schema may not even be entered. Whole rows come and go: what is sealed is bound to the rest of its row.
CREATE TABLE sealed.connection (
  key          text  PRIMARY KEY CHECK (key ~ '^[a-z][a-z0-9-]{0,39}$'),
  title        text  NOT NULL,
  connector    text  NOT NULL,
  since        date,
  config       jsonb NOT NULL,
  secrets      jsonb NOT NULL,
  connected_on date  NOT NULL
);
COMMENT ON COLUMN sealed.connection.config IS 'what was typed, by the name of the field; never a secret nor what names somebody';
COMMENT ON COLUMN sealed.connection.secrets IS 'sealed with a key that is not in the database, by the name of the field';

ALTER TABLE coverage.connection
  ADD COLUMN consents jsonb,
  ADD COLUMN removed_on date;
COMMENT ON COLUMN coverage.connection.consents IS 'what its sealed configuration lets be told; null: it has none';
COMMENT ON COLUMN coverage.connection.removed_on IS 'asked no more from this day on; what came in is kept';
`,
};
