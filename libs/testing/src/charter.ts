import { addDays } from '@takeup/domain';

/** What a story says of its charter; everything else is filled in so that the charter is complete. */
export interface CharterSays {
  readonly key?: string;
  /** Persona key to its rule: `{ field: { job_family: 'F' } }`. */
  readonly personas: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
  /** Connections that it names. */
  readonly communities?: readonly string[];
  readonly adoption?: readonly object[];
  readonly exclude?: readonly object[];
  readonly baselineFrom?: string;
  readonly goLive?: string;
  readonly deadline?: string;
}

/** A complete charter; JSON is YAML too. */
export function completeCharter({ personas, ...says }: CharterSays): string {
  const { goLive = '2025-03-03', deadline = '2025-12-31', baselineFrom = '2025-01-06' } = says;
  const keys = Object.keys(personas);
  const target = {
    persona: keys[0],
    measure: 'active',
    baseline: '10%',
    target: { value: '60%', by: deadline },
  };
  return JSON.stringify({
    charter: 1,
    initiative: { key: says.key ?? 'example', name: 'Example' },
    problem: {
      statement: 'Questions wait.',
      cost: { amount: 1000, currency: 'EUR', per: 'year', basis: 'Survey' },
      evidence: ['Survey 2025'],
    },
    governance: {
      sponsor: 'Head of Sales',
      decides: { body: 'Committee', rhythm: 'monthly' },
      runs: 'Community manager',
    },
    personas: keys.map((key) => ({ key, name: key, who: personas[key] })),
    use_cases: [
      {
        key: 'ask',
        name: 'Ask',
        personas: keys,
        pain: 'Nobody knows who knows.',
        today: 'E-mail',
        communities: says.communities ?? ['files/help'],
        topics: ['products'],
        tasks: [
          {
            key: 'answer',
            name: 'A question is answered',
            steps: [
              { does: 'post', by: keys[0] },
              { does: 'reply', by_other: 'person', within: '1wd' },
            ],
            adopted_when: { weeks: 3, of: 4 },
          },
        ],
      },
    ],
    topics: [
      { key: 'products', words: ['custody'], leaves_out: ['training'], already_talked_about: '38 % of mail' },
    ],
    goals: [
      {
        key: 'time',
        name: 'Time to answer',
        unit: 'h',
        direction: 'down',
        baseline: { value: 26, from: baselineFrom, to: addDays(goLive, -1) },
        target: { value: 8, by: deadline },
        path: 'linear',
        worth: {
          amount: 41,
          currency: 'EUR',
          per: 'h',
          times: 'files/questions',
          kind: 'capacity',
          basis: 'Loaded cost',
          confirmed_by: 'Finance',
        },
        owner: 'Community manager',
        source: { connection: 'files', series: 'time_to_answer', by: ['department'] },
        serves: ['ask'],
        lead: true,
      },
    ],
    adoption: says.adoption ?? [target],
    timeline: {
      baseline_from: baselineFrom,
      go_live: goLive,
      gates: [addDays(deadline, -30), deadline].map((on) => ({ on, question: 'Continue?' })),
    },
    costs: [{ item: 'Licences', amount: 100, currency: 'EUR', per: 'month', from: goLive }],
    retirement: {
      at_gate: [{ gate: deadline, if: 'goal(time) > 20' }],
      any_time: [{ if: `active(${keys[0]}) < 5%`, for: '8 weeks' }],
      decides: 'Committee',
      content: 'Archived, then deleted',
    },
    ...(says.exclude ? { exclude: says.exclude } : {}),
  });
}
