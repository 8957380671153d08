/** What was read today of days that may still change, so that they are read once a day and no oftener. */
export const readToday = {
  name: '0017-read-today',
  sql: /* sql */ `
ALTER TABLE coverage.part
  ADD COLUMN read_today    tstzmultirange NOT NULL DEFAULT '{}',
  ADD COLUMN read_today_on date;
COMMENT ON COLUMN coverage.part.read_today IS 'read to its end on read_today_on, before it had settled: asked for again on a later day';
`,
};
