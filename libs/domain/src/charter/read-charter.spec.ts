import { RULE_ATTRIBUTES } from '../directory/profile.js';
import { adoptionTargets, charterConnections, exclusionsOf, personasOf } from './charter-views.js';
import type { CharterFaultCode, DocumentPath } from './fault.js';
import { pathText } from './fault.js';
import { readCharter, readStoredCharter } from './read-charter.js';
import { EXAMPLE, exampleWith } from './testing/example.js';

const read = (document: unknown, attributes: readonly string[] = RULE_ATTRIBUTES) =>
  readCharter(document, attributes);
const faultsOf = (document: unknown, attributes?: readonly string[]) =>
  read(document, attributes).faults.map(({ code, path }) => `${code} ${pathText(path)}`);

describe('a complete charter', () => {
  const { charter, faults } = read(EXAMPLE);

  it('has no fault', () => {
    expect(faults).toEqual([]);
  });

  it('reads shares, days, lists and conditions', () => {
    expect(charter.adoption[0]).toEqual({
      persona: 'manager',
      department: null,
      measure: 'active',
      baseline: 0.04,
      value: 0.6,
      deadline: '2027-06-30',
      milestones: [
        { on: '2026-12-31', value: 0.2 },
        { on: '2027-03-31', value: 0.45 },
      ],
    });
    expect(charter.personas[1]?.rule).toEqual({ job_family: ['AN-*'], grade: ['5'] });
    expect(charter.useCases[0]?.tasks[0]?.steps[1]).toEqual({
      does: 'reply',
      by: null,
      byOther: 'department',
      topic: null,
      within: { amount: 1, unit: 'wd' },
    });
    expect(charter.retirement.atGates[0]?.condition).toEqual({
      of: 'goal',
      goal: 'time',
      is: '>',
      limit: 20,
    });
    expect(charter.retirement.anyTime[0]).toEqual({
      condition: {
        of: 'measure',
        measure: 'active',
        persona: 'manager',
        department: 'Wealth/London',
        is: '<',
        limit: 0.05,
      },
      duration: { amount: 8, unit: 'week' },
    });
    expect(charter.costs[1]).toMatchObject({ currency: null, per: null, once: '2026-09-01' });
  });

  it('gives targets, connections, personas and exclusions', () => {
    expect(adoptionTargets(charter)).toMatchObject([
      {
        persona: 'manager',
        department: null,
        baseline: 0.04,
        goLive: '2026-09-07',
        baselineFrom: '2026-06-01',
      },
      { persona: null, department: 'Operations/Service', baseline: 'measured', value: 0.25 },
    ]);
    expect(charterConnections(charter)).toEqual(['engage']);
    expect(personasOf(charter).map(({ key }) => key)).toEqual(['manager', 'analyst']);
    expect(exclusionsOf(charter)).toEqual([{ reason: 'launch team', rule: { account_group: ['launch'] } }]);
  });
});

const goal = ['goals', 0];
const target = ['adoption', 0];
const task = ['use_cases', 0, 'tasks', 0];
const rule = ['personas', 0, 'who'];
const again = (list: keyof typeof EXAMPLE) => [
  ...(EXAMPLE[list] as unknown[]),
  (EXAMPLE[list] as unknown[])[0],
];
const milestones = (...days: string[]) => days.map((on) => ({ on, value: '10%' }));

type Row = [what: string, path: DocumentPath, value: unknown, code: CharterFaultCode, at?: string];
const ROWS: Row[] = [
  ['a list instead of a mapping', ['problem'], ['x'], 'not-a-mapping'],
  ['text instead of a list', ['goals'], 'none', 'not-a-list'],
  ['a number instead of a list of personas', [...goal, 'serves'], 3, 'not-a-list'],
  ['a number as text', ['problem', 'statement'], 4, 'not-a-text'],
  ['text as a number', [...goal, 'target', 'value'], '8 h', 'not-a-number'],
  ['an infinite number', [...goal, 'target', 'value'], Infinity, 'not-a-number'],
  ['half a person', ['personas', 0, 'expected_people'], 0.5, 'not-whole'],
  ['a word for yes', [...goal, 'lead'], 'yes', 'not-a-truth'],
  ['an unknown field', ['goal'], [], 'unknown-field'],
  ['an unknown field inside', [...goal, 'dead_line'], '2027-06-30', 'unknown-field'],
  ['no format version', ['charter'], undefined, 'required'],
  ['another format version', ['charter'], 2, 'format-unknown'],
  ['no key of the initiative', ['initiative', 'key'], undefined, 'required'],
  ['no key of a goal', [...goal, 'key'], '', 'required'],
  ['a text of pages', ['problem', 'statement'], 'x'.repeat(5001), 'text-too-long'],
  ['a control character', ['problem', 'statement'], 'a\u0000b', 'text-unprintable'],
  ['half a character', ['problem', 'statement'], 'a\ud800b', 'text-unprintable'],
  ['an endless list', ['problem', 'evidence'], Array.from({ length: 501 }, () => 'x'), 'list-too-long'],
  ['a key in capitals', ['initiative', 'key'], 'Ask', 'bad-key'],
  ['a key with a space', ['topics', 0, 'key'], 'client products', 'bad-key'],
  ['a day in words', ['timeline', 'go_live'], '7 September', 'bad-day'],
  ['30 February', [...goal, 'target', 'by'], '2026-02-30', 'no-such-day'],
  ['an unknown direction', [...goal, 'direction'], 'sideways', 'unknown-value'],
  ['an unknown act', [...task, 'steps', 0, 'does'], 'poke', 'unknown-value'],
  ['a share in words', [...target, 'baseline'], 'few', 'bad-share'],
  ['a negative share', [...target, 'baseline'], '-4%', 'bad-share'],
  ['a bare fraction', [...target, 'target', 'value'], 0.6, 'bare-share'],
  ['a bare number of percent', [...target, 'target', 'value'], 60, 'bare-share'],
  ['more than everybody', [...target, 'target', 'value'], '101%', 'share-over-100'],
  ['money below nothing', ['costs', 0, 'amount'], -1, 'negative-amount'],
  ['a currency by its sign', ['problem', 'cost', 'currency'], '£', 'bad-currency'],
  ['a cost once and every month', ['costs', 0, 'once'], '2026-09-01', 'once-and-again'],
  ['a time limit without unit', [...task, 'steps', 1, 'within'], '24', 'bad-within'],
  ['a duration without unit', ['retirement', 'any_time', 0, 'for'], 8, 'bad-duration'],
  ['more weeks than there are', [...task, 'adopted_when', 'weeks'], 5, 'bad-weeks'],
  ['a community without connection', ['use_cases', 0, 'communities', 0], 'ask-an-expert', 'bad-community'],
  ['a series without connection', [...goal, 'worth', 'times'], 'questions', 'bad-series'],
  ['a crooked path', [...goal, 'path'], 'exponential', 'bad-path'],
  ['a condition in words', ['retirement', 'at_gate', 0, 'if'], 'if it fails', 'bad-condition'],
  [
    'a share in a condition without %',
    ['retirement', 'any_time', 0, 'if'],
    'active(manager) < 5',
    'bad-condition',
  ],
  ['a persona of nobody in particular', rule, {}, 'empty-rule'],
  ['a condition without values', [...rule, 'department'], [], 'empty-rule'],
  ['a column that is no attribute', [...rule, 'shoe_size'], ['9'], 'rule-attribute-unknown'],
  ['an attribute misspelt', [...rule, 'Job_Family'], ['RM-*'], 'rule-attribute-unknown'],
  ['a rule on the employee id', [...rule, 'employee_id'], ['1'], 'rule-attribute-personal'],
  ['a rule on the e-mail address', [...rule, 'email'], ['a*'], 'rule-attribute-personal'],
  ['a rule on the manager', [...rule, 'manager_id'], ['1'], 'rule-attribute-personal'],
  ['a rule on a date', [...rule, 'start_date'], ['2026-01-01'], 'rule-attribute-personal'],
  ['an exclusion by e-mail address', ['exclude', 0, 'who', 'email'], ['a*'], 'rule-attribute-personal'],
  ['an exclusion of whom', ['exclude', 0, 'who'], undefined, 'required'],
  ['a person as sponsor', ['governance', 'sponsor'], 'anna@bank.example', 'person-not-role'],
  ['a person as owner', [...goal, 'owner'], 'Anna <anna@bank.example>', 'person-not-role'],
  ['an unknown persona in a target', [...target, 'persona'], 'managr', 'unknown-persona'],
  ['an unknown persona in a use case', ['use_cases', 0, 'personas', 1], 'boss', 'unknown-persona'],
  ['an unknown persona in a step', [...task, 'steps', 0, 'by'], 'boss', 'unknown-persona'],
  [
    'an unknown persona in a condition',
    ['retirement', 'any_time', 0, 'if'],
    'active(boss) < 5%',
    'unknown-persona',
  ],
  ['an unknown topic in a use case', ['use_cases', 0, 'topics', 0], 'weather', 'unknown-topic'],
  ['an unknown topic in a step', [...task, 'steps', 0, 'topic'], 'weather', 'unknown-topic'],
  ['an unknown use case', [...goal, 'serves', 0], 'answer', 'unknown-use-case'],
  ['an unknown goal', ['retirement', 'at_gate', 0, 'if'], 'goal(cost) > 20', 'unknown-goal'],
  ['a gate that is none', ['retirement', 'at_gate', 0, 'gate'], '2027-06-29', 'unknown-gate'],
  ['a task of nobody', ['adoption', 2, 'measure'], 'task:answer', 'unknown-task'],
  ['an unknown measure', [...target, 'measure'], 'activ', 'unknown-measure'],
  [
    'an unknown measure in a condition',
    ['retirement', 'any_time', 0, 'if'],
    'happy(manager) < 5%',
    'unknown-measure',
  ],
  ['a persona twice', ['personas'], again('personas'), 'duplicate-key', 'personas[2].key'],
  ['a goal twice', ['goals', 1], { key: 'time' }, 'duplicate-key', 'goals[1].key'],
  ['a topic twice', ['topics'], again('topics'), 'duplicate-key', 'topics[1].key'],
  ['a use case twice', ['use_cases', 1], { key: 'question' }, 'duplicate-key', 'use_cases[1].key'],
  [
    'a task twice, in two use cases',
    ['use_cases', 1],
    { key: 'other', tasks: [{ key: 'ask-and-answer' }] },
    'duplicate-key',
    'use_cases[1].tasks[0].key',
  ],
  ['a group twice', ['adoption'], again('adoption'), 'duplicate-target', 'adoption[3]'],
  [
    'two gates on a day',
    ['timeline', 'gates', 0, 'on'],
    '2027-06-30',
    'duplicate-gate',
    'timeline.gates[1].on',
  ],
  ['two leads', ['goals', 1], { key: 'other', lead: true }, 'two-leads', 'goals[1].lead'],
  ['a goal due before go-live', [...goal, 'target', 'by'], '2026-09-01', 'deadline-not-after-go-live'],
  [
    'a target due on the day of go-live',
    ['adoption', 1, 'target', 'by'],
    '2026-09-07',
    'deadline-not-after-go-live',
  ],
  ['a baseline after go-live', [...goal, 'baseline', 'to'], '2026-09-07', 'baseline-not-before-go-live'],
  ['a baseline that starts late', ['timeline', 'baseline_from'], '2026-09-07', 'baseline-not-before-go-live'],
  ['a baseline backwards', [...goal, 'baseline', 'from'], '2026-09-01', 'baseline-order'],
  ['a gate before go-live', ['timeline', 'gates', 0, 'on'], '2026-09-06', 'gate-before-go-live'],
  ['down, and yet up', [...goal, 'target', 'value'], 27, 'against-direction'],
  ['up, and yet down', [...goal, 'direction'], 'up', 'against-direction', 'goals[0].target.value'],
  ['a target below its baseline', [...target, 'target', 'value'], '3%', 'below-baseline'],
  [
    'milestones backwards',
    [...target, 'path'],
    milestones('2027-01-01', '2026-12-01'),
    'milestone-order',
    'adoption[0].path[1].on',
  ],
  [
    'a milestone after the deadline',
    [...target, 'path'],
    milestones('2027-07-01'),
    'milestone-order',
    'adoption[0].path[0].on',
  ],
  [
    'a milestone without value',
    [...target, 'path'],
    [{ on: '2026-12-31' }],
    'required',
    'adoption[0].path[0].value',
  ],
];

describe('a fault has its code and its place', () => {
  it.each(ROWS)('%s', (_what, path, value, code, at = pathText(path)) => {
    expect(faultsOf(exampleWith(path, value))).toEqual([`${code} ${at}`]);
  });

  it('says all at once', () => {
    expect(
      faultsOf({
        charter: 2,
        initiative: {},
        goles: [],
        goals: [{ key: 'A', target: { by: '2026-02-30' } }, 5],
      }),
    ).toEqual([
      'unknown-field goles',
      'format-unknown charter',
      'required initiative.key',
      'bad-key goals[0].key',
      'no-such-day goals[0].target.by',
      'not-a-mapping goals[1]',
      'required goals[1].key',
    ]);
  });

  it.each([
    [['goles'], [], { near: 'goals' }],
    [[...goal, 'Direction'], 'down', { near: 'direction' }],
    [['colour'], 'red', { known: expect.stringContaining('initiative, problem') }],
    [[...target, 'persona'], 'managr', { near: 'manager' }],
    [[...target, 'target', 'value'], 0.6, { write: '60%' }],
    [[...target, 'target', 'value'], 35, { write: '35%' }],
  ])('hints at what was meant by %j', (path, value, details) => {
    expect(read(exampleWith(path, value)).faults[0]?.details).toMatchObject(details);
  });

  it('does not repeat the address of a person', () => {
    const { faults } = read(exampleWith(['governance', 'sponsor'], 'anna@bank.example'));
    expect(JSON.stringify(faults)).not.toContain('anna');
  });

  it('takes attributes that the operator added, and never those of a person', () => {
    const added = [...RULE_ATTRIBUTES, 'cost_centre', 'employee_id'];
    expect(faultsOf(exampleWith([...rule, 'cost_centre'], ['12']), added)).toEqual([]);
    expect(faultsOf(exampleWith([...rule, 'employee_id'], ['12']), added)).toEqual([
      'rule-attribute-personal personas[0].who.employee_id',
    ]);
  });
});

describe('what is missing is no fault', () => {
  const sections = Object.keys(EXAMPLE).filter((section) => !['charter', 'initiative'].includes(section));

  it.each(sections)('the section %s', (section) => {
    expect(faultsOf(exampleWith([section], undefined))).toEqual([]);
    expect(faultsOf(exampleWith([section], null))).toEqual([]);
  });

  it.each([
    [[...goal, 'baseline']],
    [[...goal, 'target']],
    [[...goal, 'owner']],
    [[...goal, 'source']],
    [[...target, 'baseline']],
    [[...target, 'target', 'value']],
    [rule],
    [['timeline', 'go_live']],
    [['timeline', 'gates']],
    [['retirement', 'content']],
    [['initiative', 'name']],
  ])('%j', (path) => {
    expect(faultsOf(exampleWith(path, undefined))).toEqual([]);
  });

  it('leaves almost nothing to read, and reads it', () => {
    const { charter, faults } = read({ charter: 1, initiative: { key: 'a' } });
    expect(faults).toEqual([]);
    expect(charter.initiative).toEqual({ key: 'a', name: 'a' });
    expect(adoptionTargets(charter)).toEqual([]);
  });
});

it.each([[null], [undefined], [5], ['text'], [[]], [new Date(0)]])(
  'reads %j without throwing',
  (document) => {
    expect(read(document).faults.length).toBeGreaterThan(0);
  },
);

it('reads a stored charter whatever its attributes are today', () => {
  const stored = exampleWith([...rule, 'cost_centre'], ['12']);
  expect(readStoredCharter(stored).personas[0]?.rule).toMatchObject({ cost_centre: ['12'] });
});
