/** What is told of how many people a rule fits, a log of the rules that were asked about, and versions of the policy. */
export const gate = {
  name: '0012-gate',
  sql: /* sql */ `
-- Nobody and one person are no longer told apart. What is unknown until the next refresh counts as too few.
ALTER TABLE declared.persona_headcount RENAME COLUMN anybody TO enough;
UPDATE declared.persona_headcount SET enough = people IS NOT NULL;
COMMENT ON COLUMN declared.persona_headcount.enough IS 'the minimum group of people or more';

-- Not readable: who looks at rules could look for a person.
CREATE TABLE counting.rule_preview (
  on_day date    NOT NULL,
  rule   text    NOT NULL,
  people integer,
  enough boolean NOT NULL,
  PRIMARY KEY (on_day, rule)
);
COMMENT ON TABLE counting.rule_preview IS 'rules whose headcount was told on a day, and what was told of it: rounded, null under 20';

-- A row is never changed. from_month null: from the first epoch on.
CREATE TABLE declared.policy (
  version       integer PRIMARY KEY,
  minimum_group integer NOT NULL CHECK (minimum_group >= 5),
  t             integer NOT NULL CHECK (t >= 2),
  locked        text    CHECK (locked <> ''),
  since         date    NOT NULL,
  from_month    date
);
COMMENT ON COLUMN declared.policy.locked IS 'the agreement under which nothing weaker may follow';
COMMENT ON COLUMN declared.policy.from_month IS 'the first epoch it holds for; one with publications keeps its own';
GRANT SELECT ON declared.policy TO takeup_reader;
`,
};
