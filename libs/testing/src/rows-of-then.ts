import { completeCharter } from './charter.js';

const CHARTER = completeCharter({ personas: { field: { department: 'Sales' } }, communities: ['files/ask'] });

/**
 * Rows as releases of then wrote them, each set after the migration that it names: 300 people, two thirds of whom write on
 * five of seven days of March, a platform beside, and what was published of it. A migration that makes a table adds its rows.
 */
export const ROWS_OF_THEN: readonly { readonly after: string; readonly sql: string }[] = [
  {
    after: '0004-release',
    sql: /* sql */ `
INSERT INTO person.identity (account_hash, key_id, account_key)
  SELECT sha256(convert_to(kind || n, 'UTF8')), 1, n + plus
  FROM generate_series(1, 300) n CROSS JOIN (VALUES ('id', 0), ('mail', 1000), ('chat', 2000)) x(kind, plus);
INSERT INTO person.profile (profile_key, attributes) VALUES
  ('one', '{"department": "Sales", "location": "Zurich"}'), ('two', '{"department": "Ops", "location": "Zurich"}');
INSERT INTO person.roster (as_of, imported_on, file_sha256, people) VALUES (NULL, '2025-03-10', repeat('a', 64), 300);
INSERT INTO person.roster_member (person_key, roster_id, email_key, profile_id, start_date)
  SELECT n, 1, 1000 + n, CASE WHEN n % 5 < 3 THEN 1 ELSE 2 END, '2020-01-01' FROM generate_series(1, 300) n;
INSERT INTO coverage.connection (key, title, kinds, unread_from) VALUES
  ('files', 'Files', '{9}', '2025-04-16'), ('chat', 'Chat', '{9}', NULL);
INSERT INTO coverage.community (connection_id, key) VALUES (1, 'ask'), (2, 'ask');
INSERT INTO person.act (account_key, connection_id, act_key, day, at, kind, community_id, count)
  SELECT 1000 + n, 1, md5(n || ' ' || d)::uuid, date '2025-03-01' + d, NULL, 9, 1, 1
  FROM generate_series(1, 200) n CROSS JOIN generate_series(0, 30) d WHERE (n + d) % 7 < 5;
INSERT INTO person.act (account_key, connection_id, act_key, day, at, kind, community_id, count)
  SELECT 2000 + n, 2, md5('chat ' || n)::uuid, '2025-03-20', '2025-03-20 10:00Z', 9, 2, 1 FROM generate_series(1, 50) n;
CREATE TABLE person.activity_2025_03 PARTITION OF person.activity FOR VALUES FROM ('2025-03-01') TO ('2025-04-01');
INSERT INTO person.activity
  SELECT account_key, '2025-03-01', 1, 1, 0, 0, 0, sum(1 << (extract(day FROM day)::integer - 1)), 0, count(*)
  FROM person.act WHERE connection_id = 1 GROUP BY account_key;
INSERT INTO coverage.covered_day SELECT 1, date '2025-03-01' + d FROM generate_series(0, 45) d;
INSERT INTO coverage.stream VALUES (1, '2025-03-01', '2025-04-15', '{}', '{}');
INSERT INTO coverage.dirty_month VALUES (2, '2025-03-01');
INSERT INTO coverage.import (kind, connection_id, imported_at, file_sha256, lines, accepted, quarantined) VALUES
  ('directory', NULL, '2025-03-10 08:00Z', repeat('a', 64), 300, 300, 0),
  ('activity', 1, '2025-04-16 08:00Z', repeat('b', 64), 4430, 4429, 1);
INSERT INTO coverage.quarantined_line VALUES (2, 17, 'time-invalid');
INSERT INTO coverage.progress VALUES (true, 'REFRESHING', NULL, 1, 2, '2025-04-16 08:00Z');
INSERT INTO coverage.setting VALUES ('timeZone', 'UTC');
INSERT INTO declared.charter VALUES ('example', 1, 'confirmed', '2025-04-10', '2025-04-10 08:00Z', NULL, repeat('c', 64),
  '${CHARTER}');
INSERT INTO declared.persona VALUES ('field', 1, '2025-05-01', 'example', 'Field', '{"department": ["Sales"]}');
INSERT INTO declared.persona_headcount VALUES ('field', 180, true);
INSERT INTO counting.epoch VALUES ('2025-04-01', 1, '[]', '[]', '{}', true);
INSERT INTO counting.atom (month, department, personas, location, people) VALUES
  ('2025-04-01', 'Sales', '{}', 'Zurich', 180), ('2025-04-01', 'Ops', '{}', 'Zurich', 120);
INSERT INTO counting.profile_atom VALUES ('2025-04-01', 1, 1), ('2025-04-01', 2, 2);
INSERT INTO counting.atom_count VALUES
  ('28d:2025-04-06', 1, 1, 120, 120, 120, 120), ('28d:2025-04-06', 1, 2, 80, 80, 80, 80);
INSERT INTO release.scope (key) VALUES ('all');
INSERT INTO release.epoch VALUES ('2025-04-01', 10, 2, '[]', '[]');
INSERT INTO release.cell (month, department, persona, location, people) VALUES
  ('2025-04-01', '', 'ALL', 'ALL', 300), ('2025-04-01', 'Sales', 'ALL', 'ALL', 180), ('2025-04-01', 'Ops', 'ALL', 'ALL', 120);
INSERT INTO release.period VALUES ('28d:2025-04-06', 1, '28d', '2025-03-10', '2025-04-06', '2025-04-01', '{files}', 210, 203,
  false, '2025-04-16 08:00Z');
INSERT INTO release.period_measure SELECT '28d:2025-04-06', 1, measure, 1, 28, 28, '[]'
  FROM unnest('{active,habitual,contributing}'::text[]) measure;
INSERT INTO release.figure SELECT '28d:2025-04-06', 1, measure, cell, 'SHOWN', people
  FROM unnest('{active,habitual,contributing}'::text[]) measure CROSS JOIN (VALUES (1, 200), (2, 120), (3, 80)) x(cell, people);
INSERT INTO release.target VALUES ('28d:2025-04-06', 1, 'active', 2, 'example', 1, true, 0.1, 0.2, 0.6, '2025-12-31', -0.4,
  NULL, NULL, 'above');
`,
  },
  {
    after: '0006-outcome',
    sql: /* sql */ `
UPDATE coverage.connection SET connector = 'mattermost', since = '2025-03-01 00:00Z', until = '2025-04-16 00:00Z' WHERE key = 'chat';
UPDATE coverage.community SET platform_id = 'c1', title = 'Ask' WHERE connection_id = 2;
UPDATE person.act SET row_key = act_key, thread_key = act_key, topics = '{products}' WHERE connection_id = 2;
INSERT INTO person.account SELECT 2000 + n, 2, ARRAY[1000 + n], false, true, n, '2025-04-01' FROM generate_series(1, 300) n;
INSERT INTO coverage.part VALUES (2, 'posts', 'c1', '2025-03-01 00:00Z', NULL, '{["2025-04-01 00:00Z","2025-04-16 00:00Z")}',
  '{}', NULL), (2, 'users', '', NULL, NULL, '{}', '{}', '2025-04-16');
-- One as a reading to the moment left it, which nothing goes on with.
INSERT INTO coverage.interrupted VALUES (2, 'posts', 'c1', '2025-03-01 00:00Z', '2025-04-01 00:00Z', 'to go on with'),
  (2, 'posts', 'c2', '2025-04-16 00:00Z', '2025-04-16 00:00Z', 'to the moment');
INSERT INTO coverage.asked VALUES
  (2, 'posts', 'c1', '2025-04-16', '{["2025-03-01 00:00Z","2025-04-01 00:00Z")}', 'transient', 'POST: 503', 3, '2025-04-16 09:00Z');
INSERT INTO coverage.drift VALUES (2, 'posts', 'new_field', 'dropped', 50, '2025-04-15', '2025-04-16');
INSERT INTO coverage.sync (connection_id, started_at, finished_at, requests, pages, left_slices, fault_kind, fault_detail)
  VALUES (2, '2025-04-16 08:00Z', '2025-04-16 09:00Z', 60, 40, 1, 'transient', 'POST: 503');
INSERT INTO coverage.bucket VALUES (2, 'api', 3.5, '2025-04-16 09:00Z', NULL, NULL);
INSERT INTO job.job VALUES ('sync:chat', 4);
INSERT INTO job.run VALUES ('sync:chat', '2025-04-16', 'done', '2025-04-16 03:30Z', NULL, 4, 1, '2025-04-16 08:00Z',
  '2025-04-16 09:00Z', NULL);
INSERT INTO outcome.series (connection_id, key, imported_at, file_sha256) VALUES (1, 'calls', '2025-04-10 08:00Z', repeat('d', 64));
INSERT INTO outcome.observation SELECT 1, '', '', date '2025-01-01' + 7 * w, 100 - w, NULL, NULL, NULL FROM generate_series(0, 12) w;
`,
  },
  {
    after: '0012-gate',
    sql: /* sql */ `
INSERT INTO edition.edition SELECT '2025-03', 1, document, encode(sha256(convert_to(document, 'UTF8')), 'hex'), NULL,
  '2025-04-10 08:00Z' FROM (VALUES ('{"month":"2025-03"}')) x(document);
INSERT INTO release.purpose VALUES ('28d:2025-04-06', 1, '{}', 4000, 0, false);
INSERT INTO release.purpose_department VALUES ('28d:2025-04-06', 1, 'Sales', 2400, 0), ('28d:2025-04-06', 1, 'Ops', 1600, 0);
INSERT INTO release.active_community VALUES ('28d:2025-04-06', 1, 'files', 'ask');
INSERT INTO coverage.preflight VALUES (2, 'Mattermost 10', 'system_admin', '{}', '2025-04-16 08:00Z');
INSERT INTO access.token VALUES ('t1', sha256('one'), 'reader', 'Sales', '2025-04-01', NULL, NULL, '2025-04-15');
INSERT INTO release.preview (made_of, answer) VALUES ('then', '{}');
INSERT INTO counting.rule_preview VALUES ('2025-04-10', 'rule', 180, true);
INSERT INTO declared.policy VALUES (1, 10, 2, NULL, '2025-03-10', NULL);
`,
  },
  {
    after: '0022-accounts',
    sql: /* sql */ `
INSERT INTO counting.target_preview VALUES ('2025-04-10', 'digest');
INSERT INTO coverage.delivery VALUES (1, sha256('id'), sha256('body'), '2025-04-10 08:00Z');
UPDATE coverage.interrupted SET reading = nextval('person.kept_reading') WHERE part = 'c1';
INSERT INTO person.kept_page (connection_id, stream, part, reading, from_at, to_at, moves, read_on, key_id, first_day, last_day,
    goes_on, row_keys, rows, content)
  SELECT 2, 'posts', 'c1', 1, '2025-03-01 00:00Z', '2025-04-01 00:00Z', true, '2025-04-16', 1, '2025-03-20', '2025-03-20',
    '2026-05-01', array_agg(row_key), count(*), '\\x00' FROM person.act WHERE connection_id = 2;
INSERT INTO coverage.confirmed_day VALUES (1, '2025-03-30', '2025-04-02');
INSERT INTO sealed.connection VALUES ('wiki', 'Wiki', 'nodebb', '2025-04-01', '{"url": "https://wiki.example.org"}', '{}', '2025-04-12');
UPDATE person.identity SET domain_hash = decode(repeat('dd', 16), 'hex') WHERE account_key BETWEEN 1001 AND 1300;
INSERT INTO person.alias_set (aliases) VALUES (1);
INSERT INTO person.alias VALUES (2300, 1, 299);
INSERT INTO person.roster_shared VALUES (1, 1300);
INSERT INTO person.roster_domain VALUES (1, decode(repeat('dd', 16), 'hex'));
INSERT INTO release.unmatched_window VALUES (true, '2025-03-10', '2025-04-06');
INSERT INTO release.unmatched VALUES ('files', 'left', 10);
`,
  },
  {
    after: '0027-aggregates',
    sql: /* sql */ `
INSERT INTO counting.aggregate SELECT 2, date '2025-03-01' + d, '', 'posts', 40, md5('day ' || d)::uuid, true
  FROM generate_series(0, 30) d;
INSERT INTO release.aggregate_month VALUES ('chat', '2025-03-01', 'told', 10, '{}');
INSERT INTO release.aggregate VALUES ('chat', '2025-03-01', 'posts', 'withheld', NULL);
`,
  },
];
