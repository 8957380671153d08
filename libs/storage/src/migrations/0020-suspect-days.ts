/** Days that were read and cannot be believed, and those of which somebody said that they can. */
export const suspectDays = {
  name: '0020-suspect-days',
  sql: /* sql */ `
ALTER TABLE coverage.stream ADD COLUMN suspect date[] NOT NULL DEFAULT '{}';

CREATE TABLE coverage.confirmed_day (
  connection_id smallint NOT NULL REFERENCES coverage.connection,
  day           date     NOT NULL,
  confirmed_on  date     NOT NULL,
  PRIMARY KEY (connection_id, day)
);
COMMENT ON TABLE coverage.confirmed_day IS 'days that were as quiet as they look: a public holiday, say';
GRANT SELECT ON coverage.confirmed_day TO takeup_reader;
`,
};
