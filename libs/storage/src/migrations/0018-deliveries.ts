/** What is delivered by webhook: which connections tell by themselves, and which deliveries came. */
export const deliveries = {
  name: '0018-deliveries',
  sql: /* sql */ `
ALTER TABLE coverage.connection
  ADD COLUMN delivered    boolean NOT NULL DEFAULT false,
  ADD COLUMN delivered_at timestamptz;
COMMENT ON COLUMN coverage.connection.delivered IS 'it tells by signed deliveries; connector is null then';
COMMENT ON COLUMN coverage.connection.delivered_at IS 'when the newest delivery was taken';

-- Not readable. Both are keyed hashes: what was delivered in few words could be guessed from a plain one.
CREATE TABLE coverage.delivery (
  connection_id smallint    NOT NULL REFERENCES coverage.connection,
  id_hash       bytea       NOT NULL,
  body_hash     bytea       NOT NULL,
  received_at   timestamptz NOT NULL,
  PRIMARY KEY (connection_id, id_hash)
);
CREATE INDEX delivery_by_age ON coverage.delivery (connection_id, received_at);
COMMENT ON TABLE coverage.delivery IS 'so that a delivery sent again changes nothing; rows go after 90 days';
`,
};
