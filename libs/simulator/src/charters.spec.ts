import { northwind } from './northwind.js';
import { COMMUNITIES } from './communities.js';
import { PLANTED } from './planted.js';

const bank = northwind();
const [ask, branch, fraud] = bank.charters;

/** The personas of a charter as key → its lines. */
function personasOf(yaml: string): [string, string][] {
  const block = yaml.slice(yaml.indexOf('\npersonas:\n') + 11, yaml.indexOf('\nuse_cases:'));
  return block
    .split('  - key: ')
    .slice(1)
    .map((text) => [text.split('\n')[0]!, text.trim()]);
}

test('three charters, one each for the two live initiatives and the one that is still a draft', () => {
  expect(bank.charters.map(({ file, declaredOn }) => `${file} ${declaredOn}`)).toEqual([
    'ask-an-expert.yaml 2026-08-24',
    'branch-answers.yaml 2026-09-02',
    'fraud-patterns.yaml 2026-11-16',
  ]);
});

test('each was declared before its go-live', () => {
  for (const { yaml, declaredOn } of bank.charters)
    expect(declaredOn < /go_live: (.+)/.exec(yaml)![1]!).toBe(true);
});

test('a persona has one rule in all charters', () => {
  const rules = new Map<string, string>();
  for (const [key, rule] of bank.charters.flatMap(({ yaml }) => personasOf(yaml))) {
    expect(rules.get(key) ?? rule).toBe(rule);
    rules.set(key, rule);
  }
  expect(rules.size).toBe(6);
});

const percent = (share: number): string => `${Math.round(share * 100)}%`;

test('planted paths are the declared ones', () => {
  for (const { initiative, persona, department, baseline, target, goLive, deadline } of PLANTED.paths) {
    if (department !== undefined) continue;
    const yaml = bank.charters.find(({ file }) => file === `${initiative}.yaml`)!.yaml;
    expect(yaml).toContain(
      `  - persona: ${persona}\n    measure: active\n    baseline: ${percent(baseline)}\n    target: { value: ${percent(target)}, by: ${deadline} }`,
    );
    expect(yaml).toContain(`go_live: ${goLive}`);
  }
});

test('they name communities and connections that exist', () => {
  for (const { yaml } of bank.charters) {
    const [, connection, community] = /communities: \["(.+?)\/(.+?)"\]/.exec(yaml)!;
    expect(bank.connections.map(({ key }) => key)).toContain(connection);
    expect(COMMUNITIES.map(({ key }) => key)).toContain(community);
    for (const [, source] of yaml.matchAll(/source: { connection: (\w+)/g)) expect(source).toBe('tickets');
  }
});

test('the draft lacks a baseline and a plan for its content, and nothing else', () => {
  const goal = (yaml: string, key: string): string =>
    yaml.slice(yaml.indexOf(`- key: ${key}`)).split(/\n {2}- key:|\nadoption:/)[0]!;
  expect(goal(fraud!.yaml, 'branch-evidence')).not.toContain('baseline:');
  expect(goal(fraud!.yaml, 'days-to-alert')).toContain('baseline:');
  expect(fraud!.yaml).not.toContain('content:');
  for (const { yaml } of [ask!, branch!]) expect(yaml).toContain('content:');
});

test('one adoption target is measured, not declared', () => {
  expect(branch!.yaml).toContain('- department: Operations\n    measure: active\n    baseline: measured');
});
