import type {
  Charter,
  Day,
  EditionFacts,
  EditionGoalpost,
  EditionTarget,
  EditionTerms,
  MovedPromise,
} from '@takeup/domain';
import { goalTerms, judgeGoal, movedPromises, pathOn, readStoredCharter } from '@takeup/domain';
import type { CharterRow } from '@takeup/storage';

type InitiativeFacts = EditionFacts['initiatives'][number];

/** Two confirmed versions that follow one another, the second confirmed in the month. */
export interface NewVersion {
  readonly row: CharterRow;
  readonly before: CharterRow | undefined;
}

/** What these versions moved, and how the month would stand without that. A first version moves nothing. */
export function goalpostsOf(
  versions: readonly NewVersion[],
  initiatives: readonly InitiativeFacts[],
  windowEnd: Day | null,
): readonly EditionGoalpost[] {
  return versions.flatMap(({ row, before }) => {
    if (before === undefined) return [];
    const old = readStoredCharter(before.document);
    const facts = initiatives.find(({ key }) => key === row.initiative);
    return movedPromises(old, readStoredCharter(row.document)).map((moved) => ({
      initiative: row.initiative,
      version: row.version,
      declaredOn: row.declaredOn,
      note: row.note,
      ...moved,
      would: facts ? would(moved, { facts, old, windowEnd }) : null,
    }));
  });
}

interface World {
  readonly facts: InitiativeFacts;
  readonly old: Charter;
  readonly windowEnd: Day | null;
}

function would(
  { promise, before }: MovedPromise,
  { facts, old, windowEnd }: World,
): EditionGoalpost['would'] {
  if (before === null) return null;
  if (promise.kind === 'target') {
    const target = facts.targets.find(
      (own) =>
        own.measure === promise.measure &&
        own.persona === promise.persona &&
        own.department === promise.department,
    );
    return target && windowEnd !== null ? targetWould(target, before, windowEnd) : null;
  }
  const goal = facts.goals.find(({ key }) => key === promise.key);
  const declared = old.goals.find(({ key }) => key === promise.key);
  const terms = declared && goalTerms(declared, old.timeline);
  if (!goal?.now || !terms) return null;
  const { path, gap, status } = judgeGoal(terms, goal.now, goal);
  return { path, gap, status };
}

function targetWould(
  { now }: EditionTarget,
  { baseline, target, ...terms }: EditionTerms,
  day: Day,
): EditionGoalpost['would'] {
  const from = baseline ?? now?.baseline;
  if (now?.rate === undefined || now.low === undefined || now.high === undefined || from === undefined) {
    return null;
  }
  const path = pathOn(day, { ...terms, value: target }, from);
  const status = now.low > path ? 'ABOVE' : now.high < path ? 'UNDER' : 'NEAR';
  return { path, gap: now.rate - path, status };
}
