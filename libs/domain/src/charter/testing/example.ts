import type { DocumentPath } from '../fault.js';

/** A complete charter as a parser gives it, small enough to read. */
export const EXAMPLE = {
  charter: 1,
  initiative: { key: 'ask-an-expert', name: 'Ask an expert' },
  problem: {
    statement: 'Clients wait more than a day.',
    cost: { amount: 1_900_000, currency: 'GBP', per: 'year', basis: 'Client survey' },
    evidence: ['Client survey Q1 2026'],
  },
  governance: {
    sponsor: 'Head of Wealth',
    decides: { body: 'Committee', rhythm: 'monthly' },
    runs: 'Community manager',
  },
  personas: [
    {
      key: 'manager',
      name: 'Manager',
      who: { job_family: ['RM-*'], department: ['Wealth'] },
      expected_people: 3600,
    },
    { key: 'analyst', name: 'Analyst', who: { job_family: 'AN-*', grade: [5] } },
  ],
  use_cases: [
    {
      key: 'question',
      name: 'Answer a question',
      personas: ['manager', 'analyst'],
      pain: 'Nobody knows who knows.',
      today: 'E-mail',
      communities: ['engage/ask-an-expert'],
      topics: ['products'],
      tasks: [
        {
          key: 'ask-and-answer',
          name: 'A question is answered',
          steps: [
            { does: 'post', by: 'manager', topic: 'products' },
            { does: 'reply', by_other: 'department', within: '1wd' },
          ],
          adopted_when: { weeks: 3, of: 4 },
        },
      ],
    },
  ],
  topics: [
    {
      key: 'products',
      words: ['custody', 'KYC'],
      leaves_out: ['training'],
      already_talked_about: '38 % of mail',
    },
  ],
  goals: [
    {
      key: 'time',
      name: 'Time to answer',
      unit: 'h',
      direction: 'down',
      baseline: { value: 26, from: '2026-06-01', to: '2026-08-31' },
      target: { value: 8, by: '2027-06-30' },
      path: 'linear',
      worth: {
        amount: 41,
        currency: 'GBP',
        per: 'h',
        times: 'tickets/questions',
        kind: 'capacity',
        basis: 'Loaded cost',
        confirmed_by: 'Finance',
      },
      owner: 'Community manager',
      source: { connection: 'tickets', series: 'time_to_answer', by: ['department'] },
      serves: ['question'],
      lead: true,
    },
  ],
  adoption: [
    {
      persona: 'manager',
      measure: 'active',
      baseline: '4%',
      target: { value: '60%', by: '2027-06-30' },
      path: [
        { on: '2026-12-31', value: '20%' },
        { on: '2027-03-31', value: '45%' },
      ],
    },
    {
      department: 'Operations / Service',
      measure: 'active',
      baseline: 'measured',
      target: { value: '25 %', by: '2027-06-30' },
    },
    {
      persona: 'manager',
      department: 'Wealth',
      measure: 'task:ask-and-answer',
      baseline: '0%',
      target: { value: '7%', by: '2027-06-30' },
    },
  ],
  timeline: {
    baseline_from: '2026-06-01',
    go_live: '2026-09-07',
    gates: [
      { on: '2027-01-29', question: 'Extend?' },
      { on: '2027-06-30', question: 'Continue, change or retire?' },
    ],
  },
  costs: [
    { item: 'Licences', amount: 18_000, currency: 'GBP', per: 'month', from: '2026-09-01' },
    { item: 'Launch', amount: 158_000, once: '2026-09-01' },
  ],
  retirement: {
    at_gate: [{ gate: '2027-06-30', if: 'goal(time) > 20' }],
    any_time: [{ if: 'active(manager, Wealth/London) < 5%', for: '8 weeks' }],
    decides: 'Committee',
    content: 'Archived, then deleted',
  },
  exclude: [{ reason: 'launch team', who: { account_group: ['launch'] } }],
};

/** The example with one value changed, or left out where `value` is undefined. */
export function exampleWith(path: DocumentPath, value: unknown): unknown {
  const copy: unknown = structuredClone(EXAMPLE);
  let node = copy as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) node = node[step] as Record<string | number, unknown>;
  const last = path.at(-1);
  if (last === undefined) return value;
  if (value === undefined) delete node[last];
  else node[last] = value;
  return copy;
}
