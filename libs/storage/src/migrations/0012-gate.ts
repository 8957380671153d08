/** What is told of how many people a rule fits, and a log of the rules that were asked about. */
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
`,
};
