/** What acts each day held when it was last counted, so that a later line is noticed whatever it counts for. */
export const changedDays = {
  name: '0015-changed-days',
  sql: /* sql */ `
-- Not readable: whose acts they are is part of it.
CREATE TABLE counting.day_content (
  connection_id smallint NOT NULL REFERENCES coverage.connection,
  day           date     NOT NULL,
  content       text     NOT NULL,
  PRIMARY KEY (connection_id, day)
);
COMMENT ON COLUMN counting.day_content.content IS 'how many acts, and the sum of a digest of each';

-- Of months that wait to be counted it is not known which of their acts are new: all count as new.
INSERT INTO counting.day_content (connection_id, day, content)
SELECT connection_id, day, count(*) || ' ' || sum(('x' || left(md5(concat_ws(' ', account_key, act_key, kind, community_id)), 16))
  ::bit(64)::bigint::numeric)
FROM person.act a
WHERE NOT EXISTS (SELECT FROM coverage.dirty_month d
  WHERE d.connection_id = a.connection_id AND d.month = date_trunc('month', a.day)::date)
GROUP BY connection_id, day;

COMMENT ON COLUMN release.period.restatement_pending IS 'acts of its days came, went or changed after it was published, whether or not a figure would change';
`,
};
