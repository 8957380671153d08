import type { Charter, CharterCost, CharterGoal } from './charter.js';
import { COST_RHYTHMS, DIRECTIONS, SOURCE_SEGMENTS, WORTH_KINDS } from './charter.js';
import type { Fields } from './decode.js';
import { entries, fields, list, number, oneOf, text, truth } from './decode.js';
import {
  amount,
  baselineShare,
  condition,
  currency,
  day,
  department,
  duration,
  key,
  milestones,
  role,
  seriesOrNumber,
  share,
} from './decode-values.js';

const goal = {
  key,
  name: text,
  unit: text,
  direction: oneOf(DIRECTIONS),
  baseline: fields({ value: number, from: day, to: day }),
  target: fields({ value: number, by: day }),
  path: milestones(number),
  worth: fields(
    {
      amount,
      currency,
      per: text,
      times: seriesOrNumber,
      kind: oneOf(WORTH_KINDS),
      basis: text,
      confirmed_by: role,
    },
    ['amount'],
  ),
  owner: role,
  source: fields({ connection: text, series: text, by: list(oneOf(SOURCE_SEGMENTS)) }),
  serves: list(text),
  lead: truth,
};

const cost = { item: text, amount, currency, per: oneOf(COST_RHYTHMS), from: day, once: day };

/** The decoders of everything that says what is to come of it, and when. */
export const resultsShape = {
  goals: entries(goal, ['key']),
  adoption: entries({
    persona: text,
    department,
    measure: text,
    baseline: baselineShare,
    target: fields({ value: share, by: day }),
    path: milestones(share),
  }),
  timeline: fields({ baseline_from: day, go_live: day, gates: entries({ on: day, question: text }) }),
  costs: entries(cost, ['item', 'amount']),
  retirement: fields({
    at_gate: entries({ gate: day, if: condition }),
    any_time: entries({ if: condition, for: duration }),
    decides: role,
    content: text,
  }),
};

type Part = 'goals' | 'adoption' | 'timeline' | 'costs' | 'retirement';

export function resultsOf(read: Fields<typeof resultsShape>): Pick<Charter, Part> {
  const { timeline, retirement } = read;
  return {
    goals: (read.goals ?? []).map(goalOf),
    adoption: (read.adoption ?? []).map(({ persona, department: node, measure, baseline, target, path }) => ({
      persona,
      department: node,
      measure,
      baseline,
      value: target?.value ?? null,
      deadline: target?.by ?? null,
      milestones: path ?? [],
    })),
    timeline: {
      baselineFrom: timeline?.baseline_from ?? null,
      goLive: timeline?.go_live ?? null,
      gates: timeline?.gates ?? [],
    },
    costs: (read.costs ?? []).flatMap(costOf),
    retirement: {
      atGates: (retirement?.at_gate ?? []).map(({ gate, if: test }) => ({ gate, condition: test })),
      anyTime: (retirement?.any_time ?? []).map(({ if: test, for: time }) => ({
        condition: test,
        duration: time,
      })),
      decides: retirement?.decides ?? null,
      content: retirement?.content ?? null,
    },
  };
}

function goalOf(read: Fields<typeof goal>): CharterGoal {
  const { baseline, target, source } = read;
  return {
    key: read.key ?? '',
    name: read.name ?? read.key ?? '',
    unit: read.unit,
    direction: read.direction,
    baseline: { value: baseline?.value ?? null, from: baseline?.from ?? null, to: baseline?.to ?? null },
    target: { value: target?.value ?? null, by: target?.by ?? null },
    milestones: read.path ?? [],
    worth: worthOf(read.worth),
    owner: read.owner,
    source: source && { connection: source.connection, series: source.series, by: source.by ?? [] },
    serves: read.serves ?? [],
    lead: read.lead ?? false,
  };
}

function worthOf(read: Fields<typeof goal>['worth']): CharterGoal['worth'] {
  if (read === null || read.amount === null) return null;
  const { amount: sum, currency: unit, per, times, kind, basis, confirmed_by: confirmedBy } = read;
  return { amount: sum, currency: unit, per, times, kind, basis, confirmedBy };
}

function costOf({ item, amount: sum, currency: unit, per, from, once }: Fields<typeof cost>): CharterCost[] {
  return sum === null ? [] : [{ item: item ?? '', amount: sum, currency: unit, per, from, once }];
}
