/** What readers may know of connections that were made from the product, and of what the operator's file has asked and feeds no days. */
export const connected = {
  name: '0026-connected',
  sql: /* sql */ `
CREATE TABLE coverage.connected (
  key       text PRIMARY KEY,
  title     text NOT NULL,
  kind      text NOT NULL CHECK (kind IN ('platform', 'receiver', 'directory', 'outcome')),
  connector text NOT NULL,
  series    text,
  in_file   boolean NOT NULL DEFAULT false,
  asked_at  timestamptz,
  trouble   text
);
COMMENT ON COLUMN coverage.connected.series IS 'CONNECTION/KEY that the values of a KPI go into; null: it is no such source';
COMMENT ON COLUMN coverage.connected.in_file IS 'named by the operator''s file, under a key that no connection can have';
COMMENT ON COLUMN coverage.connected.asked_at IS 'when a directory or the values of a KPI were asked for last';
COMMENT ON COLUMN coverage.connected.trouble IS 'what stood in the way then, by its code; null: nothing did';
GRANT SELECT ON coverage.connected TO takeup_reader;

INSERT INTO coverage.connected (key, title, kind, connector)
SELECT key, title, 'platform', connector FROM sealed.connection;
`,
};
