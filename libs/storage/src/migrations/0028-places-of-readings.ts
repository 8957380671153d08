/** A part of a stream may stand at several places at once: a backfill's, and that of the newest days. */
export const placesOfReadings = {
  name: '0028-places-of-readings',
  sql: /* sql */ `
ALTER TABLE coverage.interrupted
  DROP CONSTRAINT interrupted_pkey,
  ADD PRIMARY KEY (connection_id, stream, part, from_at, to_at),
  ADD COLUMN begun_at timestamptz;
COMMENT ON TABLE coverage.interrupted IS 'where interrupted slices stood; of one part none reaches into another';
COMMENT ON COLUMN coverage.interrupted.begun_at IS 'none of its rows was told before: what had not settled then has to be read again';
-- Of those that stood already nobody knows; none was begun before its end.
DELETE FROM coverage.interrupted WHERE from_at >= to_at;
UPDATE coverage.interrupted SET begun_at = to_at;
ALTER TABLE coverage.interrupted ALTER COLUMN begun_at SET NOT NULL;
`,
};
