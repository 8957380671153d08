import { RULE_ATTRIBUTES } from '../directory/profile.js';
import { roundedPeople, toldHeadcount } from '../release/headcount.js';
import { completeness, isComplete } from './completeness.js';
import type { CompletenessWorld } from './completeness-item.js';
import type { DocumentPath } from './fault.js';
import { pathText } from './fault.js';
import { readCharter } from './read-charter.js';
import { EXAMPLE, exampleWith } from './testing/example.js';

function peopled(people: Readonly<Record<string, number>>) {
  return new Map(Object.entries(people).map(([key, own]) => [key, toldHeadcount(own, 10)]));
}

const WORLD: CompletenessWorld = {
  connections: new Map([
    ['engage', { consents: null, fed: [] }],
    ['tickets', { consents: null, fed: [] }],
  ]),
  series: new Set<string>(),
  personaPeople: peopled({ manager: 3614, analyst: 12 }),
  minimumGroup: 10,
};

const itemsOf = (document: unknown, world = WORLD) =>
  completeness(readCharter(document, RULE_ATTRIBUTES).charter, world);
const missing = (document: unknown, world?: CompletenessWorld) =>
  itemsOf(document, world)
    .filter(({ done }) => !done)
    .map(({ code, path, details }) =>
      [code, path && pathText(path), details['reason']].filter(Boolean).join(' '),
    );

it('a goal’s source is known where its very series is looked at by itself', () => {
  const [engage] = [...WORLD.connections];
  const world = { ...WORLD, connections: new Map(engage && [engage]) };
  const source = 'goal.source goals[0].source.connection unknown-connection';
  const looked = (...series: string[]) => missing(EXAMPLE, { ...world, series: new Set(series) });
  expect(looked()).toEqual([source]);
  expect(looked('tickets/other')).toEqual([source]);
  expect(looked('tickets/time_to_answer')).toEqual([]);
});

it('whether a target can be measured is open where nothing is connected', () => {
  const items = itemsOf(EXAMPLE, { ...WORLD, connections: new Map() });
  const target = items.filter(({ code }) => code === 'target.provable');
  expect(target).not.toHaveLength(0);
  for (const { done, details } of target) expect([done, details['reason']]).toEqual([false, 'unknown']);
});

it('finds nothing missing in a complete charter', () => {
  expect(missing(EXAMPLE)).toEqual([]);
  expect(isComplete(itemsOf(EXAMPLE))).toBe(true);
});

/** The target of the use case's task hangs on its communities. */
const TASK_UNKNOWN = 'target.provable adoption[2].measure unknown';

describe('names what is missing, and where', () => {
  it.each<[path: DocumentPath, value: unknown, items: string[]]>([
    [['problem', 'statement'], undefined, ['problem.statement problem.statement']],
    [['problem'], { statement: 'x' }, ['problem.cost problem.cost']],
    [['problem', 'cost'], undefined, []],
    [['problem', 'evidence'], undefined, []],
    [['governance', 'sponsor'], '', ['governance.sponsor governance.sponsor']],
    [['governance', 'decides'], undefined, ['governance.decides governance.decides.body']],
    [['governance', 'runs'], undefined, ['governance.runs governance.runs']],
    [['personas'], [], ['persona.people personas none']],
    [['personas', 1, 'who'], undefined, ['persona.people personas[1].who no-rule']],
    [['use_cases'], [], ['useCase.task use_cases none', 'useCase.provable use_cases none']],
    [['use_cases', 0, 'tasks', 0, 'steps'], [], ['useCase.task use_cases[0].tasks[0].steps no-steps']],
    [
      ['use_cases', 0, 'communities'],
      [],
      ['useCase.provable use_cases[0].communities no-community', TASK_UNKNOWN],
    ],
    [
      ['use_cases', 0, 'communities', 0],
      'slack/a',
      ['useCase.provable use_cases[0].communities unknown-connection', TASK_UNKNOWN],
    ],
    [
      ['topics', 0, 'already_talked_about'],
      undefined,
      ['topic.evidence topics[0].already_talked_about no-evidence'],
    ],
    [['goals', 0, 'baseline'], undefined, ['goal.baseline goals[0].baseline.value']],
    [['goals', 0, 'target', 'value'], undefined, ['goal.target goals[0].target.value']],
    [['goals', 0, 'target', 'by'], undefined, ['goal.deadline goals[0].target.by']],
    [['goals', 0, 'owner'], undefined, ['goal.owner goals[0].owner']],
    [['goals', 0, 'source', 'series'], undefined, ['goal.source goals[0].source none']],
    [
      ['goals', 0, 'source', 'connection'],
      'crm',
      ['goal.source goals[0].source.connection unknown-connection'],
    ],
    [['goals'], undefined, ['goal.declared goals']],
    [['adoption'], undefined, ['target.declared adoption none']],
    [['adoption', 0, 'baseline'], undefined, ['target.baseline adoption[0].baseline']],
    [['adoption', 0, 'target', 'by'], undefined, ['target.declared adoption[0]']],
    [['timeline', 'baseline_from'], undefined, ['target.baseline timeline.baseline_from no-baseline-period']],
    [['timeline', 'go_live'], undefined, ['timeline.goLive timeline.go_live']],
    [['timeline', 'gates', 0, 'question'], undefined, ['timeline.gates timeline.gates']],
    [['retirement', 'content'], undefined, ['retirement.content retirement.content']],
    [['retirement', 'decides'], undefined, ['retirement.decides retirement.decides']],
    [['retirement', 'at_gate'], undefined, []],
    [['retirement'], { decides: 'x', content: 'y' }, ['retirement.threshold retirement.at_gate']],
  ])('%j = %j', (path, value, items) => {
    expect(missing(exampleWith(path, value))).toEqual(items);
  });

  it('no deadline anywhere', () => {
    const bare = { ...EXAMPLE, goals: undefined, adoption: undefined };
    expect(missing(bare)).toContain('timeline.deadline');
  });
});

describe('headcounts', () => {
  const people = (world: CompletenessWorld) =>
    itemsOf(EXAMPLE, world)
      .filter(({ code }) => code === 'persona.people')
      .map(({ done, details }) => [done, details]);

  it('are rounded, and small ones are not told', () => {
    expect(people(WORLD)).toEqual([
      [true, { persona: 'Manager', people: 3610 }],
      [true, { persona: 'Analyst', fewerThan: 20 }],
    ]);
    expect([0, 19, 20, 24, 25].map(roundedPeople)).toEqual([null, null, 20, 20, 30]);
  });

  it.each([0, 1, 9])('of %d people leave the item open, and are told as the same', (analyst) => {
    const few = { ...WORLD, personaPeople: peopled({ manager: 20, analyst }) };
    expect(missing(EXAMPLE, few)).toEqual(['persona.people personas[1].who too-few']);
    expect(people(few).at(1)).toEqual([false, { persona: 'Analyst', reason: 'too-few', fewerThan: 10 }]);
  });

  it('are unknown without a directory', () => {
    expect(missing(EXAMPLE, { ...WORLD, personaPeople: null })).toEqual([
      'persona.people personas[0].who no-directory',
      'persona.people personas[1].who no-directory',
    ]);
  });
});
