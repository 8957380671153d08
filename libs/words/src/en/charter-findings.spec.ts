import { COMPLETENESS_SECTIONS, completeness, readCharter } from '@takeup/domain';
import type { CompletenessCode } from '@takeup/domain';
import { charterFindings } from './charter-findings.js';

const DRAFT = {
  charter: 2,
  initiative: { key: 'Ask', colour: 'red' },
  governance: { sponsor: 'anna@bank.example' },
  personas: [
    { key: 'manager', name: 'Manager', who: { email: ['a*'], job_famly: ['RM-*'] } },
    { key: 'manager', who: {} },
  ],
  goals: [{ key: 'time', direction: 'down', baseline: { value: 1 }, target: { value: 2, by: '2026-02-30' } }],
  adoption: [{ persona: 'managr', measure: 'activ', baseline: '4%', target: { value: 0.6 } }],
  retirement: { at_gate: [{ gate: '2027-06-30', if: 'whenever' }] },
};

it('says of every fault what is wrong and what to do', () => {
  const { faults } = readCharter(DRAFT, ['department', 'job_family']);
  const texts = faults.map((fault) => charterFindings.fault(fault));
  expect(texts.map(({ message, whatToDo }) => `${message} ${whatToDo}`)).toMatchInlineSnapshot(`
    [
      "2 is no version of the format that can be read. Write charter: 1.",
      "“colour” is no field here. Fields here: key, name.",
      "“Ask” cannot be a key. Begin with a small letter; then small letters, digits and hyphens, 64 at most.",
      "This looks like the address of a person. Write a role or a body, such as Head of Wealth. A charter never names people.",
      "A rule may not use “email”: it would point at single people. Use what many people share, such as job_family or department. Ids, addresses, managers and dates stay out of rules.",
      "Rules cannot use the column “job_famly”. Did you mean “job_family”? More can be named in takeup.yaml under directory.attributes.",
      "This rule holds for everybody or for nobody. Name an attribute and its values, such as job_family: ["RM-*"].",
      "There is no 2026-02-30 in the calendar. Correct the day.",
      "0.6 could be a fraction or per cent. Write 60%.",
      "“whenever” cannot be tested on data. Write goal(KEY) > 20, or a measure as active(PERSONA) < 5% or active(PERSONA, DEPARTMENT) < 5%; < <= > >= are known.",
      "The key “manager” stands twice. Give each its own key.",
      "No persona “managr” is declared in this charter. Did you mean “manager”? Or declare it.",
      "“activ” is no measure. Did you mean “active”? Tasks are written task:KEY.",
      "The direction is down, but 1 to 2 goes the other way. Correct the direction, the baseline or the target.",
    ]
  `);
  expect(JSON.stringify(texts)).not.toContain('undefined');
});

it('says what is there, and what is missing', () => {
  const { charter } = readCharter({ charter: 1, initiative: { key: 'a' }, problem: { statement: 'x' } }, []);
  const items = completeness(charter, {
    connections: new Map(),
    series: new Set<string>(),
    personaPeople: null,
    minimumGroup: 10,
  });
  const texts = items.map(
    ({ done, ...item }) => `${done ? 'done' : 'open'}: ${charterFindings.item({ ...item, done })}`,
  );
  expect(texts.slice(0, 3)).toEqual([
    'done: The problem is stated.',
    'open: Say what the problem costs, or what shows that it exists.',
    'open: Name the sponsor’s role.',
  ]);
  expect(texts.join()).not.toContain('undefined');
  const lost = { connection: 'tickets', series: 'tickets/time' };
  const text = (code: CompletenessCode, details: Record<string, string | number>, done = false) =>
    charterFindings.item({ code, details, done });
  expect(Object.keys(COMPLETENESS_SECTIONS)).toHaveLength(24);
  expect(text('persona.people', { persona: 'Analyst', reason: 'too-few', fewerThan: 10 })).toContain(
    'Fewer than 10 people of the newest directory are Analyst',
  );
  expect(text('persona.people', { persona: 'Analyst', fewerThan: 20 }, true)).toBe(
    'Analyst: fewer than 20 people.',
  );
  expect(text('goal.source', { goal: 'Time', ...lost, reason: 'unknown-connection' })).toBe(
    'Time is to be read from tickets/time, and no source of it is known. In takeup.yaml write under outcomes `- { series: tickets/time, file: FILE.csv }`, or `connector: http` or `sql` in place of the file; or, to bring values in yourself, under connections `- { key: tickets }`, and then `takeup import outcome FILE.csv --series tickets/time`.',
  );
  const unknown = { done: false, details: { group: 'analyst', reason: 'unknown' } };
  expect(text('target.provable', unknown.details)).toBe(
    'Whether the adoption target for analyst can be measured is not known yet: there is no connection that could tell.',
  );
  expect(
    [unknown, { done: false, details: {} }, { done: true, details: {} }].map(charterFindings.mark),
  ).toEqual(['?    ', 'lacks', 'has  ']);
  expect(text('goal.baseline', { goal: 'Share of alerts' })).toBe(
    'Share of alerts needs a baseline: without one no change can be shown.',
  );
});

it('says what nothing can prove, and what it would take', () => {
  const details = {
    useCase: 'Ask',
    connection: 'engage',
    reason: 'not-told',
    proof: 'nothing',
    what: 'react, reply',
    lacks:
      'engage messages viva-engage-export, engage groups viva-engage-export, chat messages slack-channels',
    never: 'react',
  };
  expect(charterFindings.item({ code: 'useCase.provable', done: false, details })).toBe(
    'Ask cannot be seen in engage; not told: reactions by community and replies. Would tell it: Viva Engage: the Data Export, by a Verified Admin’s token (export_refresh_token), streams messages and groups of engage; Slack: public channels, by a user token with channels:read and channels:history (token), stream messages of chat. No consent brings reactions by community. Take steps that the platform tells, or bring them in by file.',
  );
  const target = { group: 'field', measure: 'reached', what: 'reached' };
  const said = (more: Record<string, string>, done = true) =>
    charterFindings.item({ code: 'target.provable', done, details: { ...target, ...more } });
  expect(said({})).toBe('The adoption target for field can be measured.');
  expect(said({ proof: 'file', connection: 'gate' })).toBe(
    'The adoption target for field can be measured, as far as files of gate hold what counts as “reached”.',
  );
  expect(said({ proof: 'unknown', reason: 'unknown' }, false)).toContain(
    'is not known yet: there is no connection that could tell',
  );
});

it('tells rules in words', () => {
  const post = { does: 'post', by: 'manager', byOther: null, topic: null, within: null } as const;
  const reply = {
    does: 'reply',
    by: null,
    byOther: 'department',
    topic: 'mandates',
    within: { amount: 1, unit: 'wd' },
  } as const;
  expect(charterFindings.step(post, { manager: 'Manager' })).toBe('Manager posts');
  expect(charterFindings.step(reply)).toBe(
    'someone of another department replies on mandates within 1 working day',
  );
  expect(charterFindings.adoptedWhen({ weeks: 3, of: 4 })).toBe('in at least 3 of 4 weeks');
  expect(
    charterFindings.gateRetirement(
      { gate: '2027-06-30', condition: { of: 'goal', goal: 'time', is: '>', limit: 20 } },
      { time: 'Time to answer' },
    ),
  ).toBe('at the gate on 30 Jun 2027, if Time to answer is over 20');
  expect(
    charterFindings.anyTimeRetirement({
      condition: {
        of: 'measure',
        measure: 'active',
        persona: 'manager',
        department: null,
        is: '<',
        limit: 0.05,
      },
      duration: { amount: 8, unit: 'week' },
    }),
  ).toBe('if under 5% of manager are active for 8 weeks');
});

it('puts refusals into words, its own and those it shares', () => {
  expect(
    charterFindings.refusal({ code: 'charter-unreadable', details: { reason: 'tab', line: 3, column: 1 } }),
  ).toEqual({
    message: 'A tab stands where spaces should.',
    whatToDo: 'Indent by spaces.',
    where: 'line 3, column 1',
  });
  expect(charterFindings.refusal({ code: 'declared-on-demo-only', details: {} }).whatToDo).toContain(
    '--declared-on',
  );
  expect(charterFindings.refusal({ code: 'file-utf16', details: {} }).message).toContain('UTF-16');
});
