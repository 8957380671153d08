import type { InitiativeStands, OverviewSaid } from './verdict.js';
import { VERDICT_RULES, overviewVerdict } from './verdict.js';

const ON = '2026-11-23';

const stands = (more: Partial<InitiativeStands> = {}): InitiativeStands => ({
  name: 'A',
  state: 'confirmed',
  goal: 'ABOVE',
  doubt: null,
  adoption: 'ABOVE',
  shortAtLeast: null,
  grade: 1,
  gate: null,
  ...more,
});
const draft = stands({ name: 'Draft', state: 'draft', goal: 'UNKNOWN', adoption: 'UNKNOWN', gate: ON });
const counts = (more: object) => ({ ABOVE: 0, NEAR: 0, UNDER: 0, UNKNOWN: 0, ...more });

/** Rule, what it is given, what it says. */
const TABLE: readonly (readonly [
  OverviewSaid['code'],
  string,
  readonly InitiativeStands[],
  readonly object[],
])[] = [
  ['no-charter', 'nothing is declared', [], [{}]],
  ['no-charter', 'a draft is a beginning', [draft], []],
  ['drafts-only', 'nothing is confirmed', [draft, draft], [{ drafts: 2 }]],
  ['drafts-only', 'one is', [draft, stands()], []],
  ['one-stands', 'one is measured, drafts aside', [stands(), draft], [{ name: 'A', goal: 'ABOVE' }]],
  ['one-stands', 'it cannot be told', [stands({ goal: 'UNKNOWN' })], [{ name: 'A', goal: 'UNKNOWN' }]],
  ['one-stands', 'two are measured', [stands(), stands()], []],
  ['all-stand', 'all stand alike', [stands(), stands(), stands()], [{ initiatives: 3, goal: 'ABOVE' }]],
  ['all-stand', 'they differ', [stands(), stands({ goal: 'UNDER' })], []],
  ['all-stand', 'there is one', [stands()], []],
  [
    'some-stand',
    'they differ',
    [stands(), stands({ goal: 'UNDER' }), stands({ goal: 'UNKNOWN' }), draft],
    [{ counts: counts({ ABOVE: 1, UNDER: 1, UNKNOWN: 1 }) }],
  ],
  ['some-stand', 'all stand alike', [stands(), stands()], []],
  [
    'decision-due',
    'the first of two days',
    [stands({ gate: '2027-01-29' }), stands({ name: 'B', gate: '2026-12-11' })],
    [{ on: '2026-12-11', days: 18, names: ['B'], only: false }],
  ],
  [
    'decision-due',
    'two on one day, today',
    [stands({ gate: ON }), stands({ name: 'B', gate: ON })],
    [{ on: ON, days: 0, names: ['A', 'B'], only: false }],
  ],
  [
    'decision-due',
    'of one initiative',
    [stands({ gate: ON })],
    [{ on: ON, days: 0, names: ['A'], only: true }],
  ],
  ['decision-due', 'a draft decides nothing', [stands(), draft], []],
  [
    'adoption-differs',
    'goal above, adoption under',
    [stands({ adoption: 'UNDER' })],
    [{ name: 'A', goal: 'ABOVE', adoption: 'UNDER' }],
  ],
  [
    'adoption-differs',
    'goal near, adoption above',
    [stands({ goal: 'NEAR' })],
    [{ name: 'A', goal: 'NEAR', adoption: 'ABOVE' }],
  ],
  ['adoption-differs', 'both the same', [stands()], []],
  ['adoption-differs', 'one of them unknown', [stands({ adoption: 'UNKNOWN' })], []],
  [
    'goal-unknown',
    'with its reason',
    [stands({ goal: 'UNKNOWN', doubt: 'stale' })],
    [{ name: 'A', doubt: 'stale' }],
  ],
  ['goal-unknown', 'a draft is not unknown but a draft', [draft], []],
  ['goal-unknown', 'it is known', [stands()], []],
  ['adoption-unknown', 'nothing published', [stands({ adoption: 'UNKNOWN' })], [{ name: 'A' }]],
  ['adoption-unknown', 'a bound tells it', [stands({ adoption: 'UNKNOWN', shortAtLeast: 44 })], []],
  [
    'adoption-short',
    'a bound tells it',
    [stands({ adoption: 'UNKNOWN', shortAtLeast: 44 })],
    [{ name: 'A', shortAtLeast: 44 }],
  ],
  ['adoption-short', 'nothing published', [stands({ adoption: 'UNKNOWN' })], []],
  ['adoption-unknown', 'it is known', [stands()], []],
  ['nothing-evidenced', 'the best grade is 3', [stands(), stands({ grade: 3 })], [{ grade: 3 }]],
  ['nothing-evidenced', 'one has grade 4', [stands(), stands({ grade: 4 })], []],
  ['nothing-evidenced', 'drafts claim nothing', [draft], []],
  ['no-decision', 'no gate ahead', [stands()], [{}]],
  ['no-decision', 'one ahead', [stands({ gate: ON })], []],
  ['no-decision', 'drafts only', [draft], []],
  ['drafts-too', 'beside what is measured', [stands(), draft], [{ drafts: 1 }]],
  ['drafts-too', 'there is none', [stands()], []],
  ['drafts-too', 'there is nothing else', [draft], []],
];

describe('the rules of the first sentence', () => {
  it.each(TABLE)('%s: %s', (code, _, initiatives, expected) => {
    const rule = VERDICT_RULES.find((own) => own.code === code);
    expect(rule?.say({ on: ON, initiatives })).toEqual(expected.map((own) => ({ code, ...own })));
  });

  it('are all in the table, with a case that holds and one that does not', () => {
    for (const { code } of VERDICT_RULES) {
      const own = TABLE.filter(([name]) => name === code);
      expect([code, own.some(([, , , said]) => said.length > 0)]).toEqual([code, true]);
      expect([code, own.some(([, , , said]) => said.length === 0)]).toEqual([code, true]);
    }
  });

  it('begin the headline in exactly one way, whatever stands', () => {
    const some = [
      undefined,
      draft,
      ...(['ABOVE', 'NEAR', 'UNDER', 'UNKNOWN'] as const).map((goal) => stands({ goal })),
    ];
    for (const a of some) {
      for (const b of some) {
        for (const c of some) {
          const initiatives = [a, b, c].filter((own) => own !== undefined);
          const { headline } = overviewVerdict({ on: ON, initiatives });
          expect(headline).toHaveLength(1);
        }
      }
    }
  });
});
