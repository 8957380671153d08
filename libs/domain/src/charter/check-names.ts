import { isMeasure, MEASURES } from '../measures/measure.js';
import type { Charter } from './charter.js';
import type { Condition } from './condition.js';
import type { Place } from './decode.js';
import { shown } from './decode.js';
import type { CharterFaultCode } from './fault.js';
import { hint } from './nearest.js';

const TASK = 'task:';

/** Names that must be there once, and names that must be there at all. */
export function checkNames(charter: Charter, place: Place): void {
  const { personas, useCases, topics, goals, adoption, retirement } = charter;
  const tasks = useCases.flatMap((useCase, i) =>
    useCase.tasks.map((task, j) => ({ ...task, place: place.in('use_cases').in(i).in('tasks').in(j) })),
  );
  once(personas, place.in('personas'));
  once(useCases, place.in('use_cases'));
  once(topics, place.in('topics'));
  once(goals, place.in('goals'));
  repeated(tasks.map(({ key }) => key)).forEach((at) => {
    tasks[at]?.place.in('key').fault('duplicate-key', { key: tasks[at].key });
  });

  const aPersona = declared('unknown-persona', personas);
  const aTopic = declared('unknown-topic', topics);
  const aUseCase = declared('unknown-use-case', useCases);
  const aMeasure = measureIn(tasks);
  useCases.forEach((useCase, i) => {
    const at = place.in('use_cases').in(i);
    useCase.personas.forEach((key, j) => aPersona(key, at.in('personas').in(j)));
    useCase.topics.forEach((key, j) => aTopic(key, at.in('topics').in(j)));
  });
  for (const task of tasks) {
    task.steps.forEach(({ by, topic }, i) => {
      aPersona(by, task.place.in('steps').in(i).in('by'));
      aTopic(topic, task.place.in('steps').in(i).in('topic'));
    });
  }
  goals.forEach(({ serves }, i) => {
    serves.forEach((key, j) => aUseCase(key, place.in('goals').in(i).in('serves').in(j)));
  });
  adoption.forEach(({ persona, measure }, i) => {
    aPersona(persona, place.in('adoption').in(i).in('persona'));
    aMeasure(measure, place.in('adoption').in(i).in('measure'));
  });
  const aGoal = declared('unknown-goal', goals);
  const inCondition = (condition: Condition | null, at: Place) => {
    if (condition?.of === 'goal') aGoal(condition.goal, at);
    if (condition?.of !== 'measure') return;
    aPersona(condition.persona, at);
    aMeasure(condition.measure, at);
  };
  const ending = place.in('retirement');
  retirement.atGates.forEach(({ condition }, i) =>
    inCondition(condition, ending.in('at_gate').in(i).in('if')),
  );
  retirement.anyTime.forEach(({ condition }, i) =>
    inCondition(condition, ending.in('any_time').in(i).in('if')),
  );
}

type Check = (name: string | null, place: Place) => void;

/**
 * While nothing of the kind is declared at all, that is what is missing, and a reference to it is no fault. Where a key
 * could not be read, nobody can tell whether it is the one referred to.
 */
function declared(code: CharterFaultCode, items: readonly { readonly key: string }[]): Check {
  const keys = items.map(({ key }) => key);
  return (name, place) => {
    if (name === null || keys.length === 0 || keys.includes('') || keys.includes(name)) return;
    place.fault(code, { name: shown(name), ...hint(name, keys) });
  };
}

function measureIn(tasks: readonly { readonly key: string }[]): Check {
  const aTask = declared('unknown-task', tasks);
  return (name, place) => {
    if (name === null || isMeasure(name)) return;
    if (name.startsWith(TASK)) {
      aTask(name.slice(TASK.length), place);
      return;
    }
    place.fault('unknown-measure', { name: shown(name), ...hint(name, MEASURES) });
  };
}

function once(items: readonly { readonly key: string }[], place: Place): void {
  const keys = items.map(({ key }) => key);
  for (const at of repeated(keys))
    place
      .in(at)
      .in('key')
      .fault('duplicate-key', { key: keys[at] ?? '' });
}

/** Places whose name stands at an earlier place too. */
export function repeated(names: readonly string[]): readonly number[] {
  return names.flatMap((name, at) => (name !== '' && names.indexOf(name) < at ? [at] : []));
}
