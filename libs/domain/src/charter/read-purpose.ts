import { ACT_KINDS } from '../facts/act.js';
import type { ActKind } from '../facts/act.js';
import type { Charter, CharterStep, CharterUseCase } from './charter.js';
import { OTHER_BY } from './charter.js';
import type { Fields } from './decode.js';
import { entries, fields, list, oneOf, text, whole } from './decode.js';
import type { AllowedAttributes } from './decode-rule.js';
import { rule } from './decode-rule.js';
import { amount, community, currency, key, role, within } from './decode-values.js';

/** Keys that are read as written; the checks say which of them nobody declared. */
const reference = text;

const step = {
  does: oneOf(Object.keys(ACT_KINDS) as ActKind[]),
  by: reference,
  by_other: oneOf(OTHER_BY),
  topic: reference,
  within,
};

const task = {
  key,
  name: text,
  steps: entries(step),
  adopted_when: fields({ weeks: whole(1), of: whole(1) }, ['weeks', 'of']),
};

const useCase = {
  key,
  name: text,
  personas: list(reference),
  pain: text,
  today: text,
  communities: list(community),
  topics: list(reference),
  tasks: entries(task, ['key']),
};

/** The decoders of everything that says what and who it is for. */
export function purposeShape(allowed: AllowedAttributes) {
  return {
    initiative: fields({ key, name: text }, ['key']),
    problem: fields({
      statement: text,
      cost: fields({ amount, currency, per: text, basis: text }, ['amount']),
      evidence: list(text),
    }),
    governance: fields({ sponsor: role, decides: fields({ body: role, rhythm: text }), runs: role }),
    personas: entries({ key, name: text, who: rule(allowed), expected_people: whole(0) }, ['key']),
    use_cases: entries(useCase, ['key']),
    topics: entries({ key, words: list(text), leaves_out: list(text), already_talked_about: text }, ['key']),
    exclude: entries({ reason: text, who: rule(allowed) }, ['reason', 'who']),
  };
}

type Purpose = Fields<ReturnType<typeof purposeShape>>;
type Part = 'initiative' | 'problem' | 'governance' | 'personas' | 'useCases' | 'topics' | 'exclusions';

export function purposeOf(read: Purpose): Pick<Charter, Part> {
  const { initiative, problem, governance } = read;
  const cost = problem?.cost ?? null;
  return {
    initiative: { key: initiative?.key ?? '', name: initiative?.name ?? initiative?.key ?? '' },
    problem: {
      statement: problem?.statement ?? null,
      cost:
        cost === null || cost.amount === null
          ? null
          : { amount: cost.amount, currency: cost.currency, per: cost.per },
      costBasis: cost?.basis ?? null,
      evidence: problem?.evidence ?? [],
    },
    governance: {
      sponsor: governance?.sponsor ?? null,
      decisionBody: governance?.decides?.body ?? null,
      rhythm: governance?.decides?.rhythm ?? null,
      runs: governance?.runs ?? null,
    },
    personas: (read.personas ?? []).map(({ key: own, name, who, expected_people: expectedPeople }) => ({
      key: own ?? '',
      name: name ?? own ?? '',
      rule: who,
      expectedPeople,
    })),
    useCases: (read.use_cases ?? []).map(useCaseOf),
    topics: (read.topics ?? []).map((topic) => ({
      key: topic.key ?? '',
      words: topic.words ?? [],
      leavesOut: topic.leaves_out ?? [],
      alreadyTalkedAbout: topic.already_talked_about,
    })),
    exclusions: (read.exclude ?? []).map(({ reason, who }) => ({ reason: reason ?? '', rule: who })),
  };
}

function useCaseOf(read: Fields<typeof useCase>): CharterUseCase {
  return {
    key: read.key ?? '',
    name: read.name ?? read.key ?? '',
    personas: read.personas ?? [],
    pain: read.pain,
    today: read.today,
    communities: read.communities ?? [],
    topics: read.topics ?? [],
    tasks: (read.tasks ?? []).map(({ key: own, name, steps, adopted_when: when }) => ({
      key: own ?? '',
      name: name ?? own ?? '',
      steps: (steps ?? []).map(stepOf),
      adoptedWhen:
        when === null || when.weeks === null || when.of === null ? null : { weeks: when.weeks, of: when.of },
    })),
  };
}

function stepOf({ does, by, by_other: byOther, topic, within: time }: Fields<typeof step>): CharterStep {
  return { does, by, byOther, topic, within: time };
}
