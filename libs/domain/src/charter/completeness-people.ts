import type { Charter, CharterUseCase } from './charter.js';
import { connectionOf } from './charter-views.js';
import { SMALLEST_TOLD } from '../release/headcount.js';
import type { CompletenessItem, CompletenessWorld } from './completeness-item.js';
import { item, reasonFor } from './completeness-item.js';

/** Each persona needs a rule that holds for a group large enough to be shown. */
export function peopleItems(
  { personas }: Charter,
  { personaPeople, minimumGroup }: CompletenessWorld,
): CompletenessItem[] {
  if (personas.length === 0) return [item('persona.people', false, ['personas'], reasonFor('none'))];
  return personas.map(({ key, name, rule }, i) => {
    const path = ['personas', i, 'who'];
    const persona = name === '' ? key : name;
    if (rule === null) return item('persona.people', false, path, { persona, ...reasonFor('no-rule') });
    if (personaPeople === null)
      return item('persona.people', false, path, { persona, ...reasonFor('no-directory') });
    const told = personaPeople.get(key);
    if (!told?.enough)
      return item('persona.people', false, path, {
        persona,
        fewerThan: minimumGroup,
        ...reasonFor('too-few'),
      });
    return item('persona.people', true, path, {
      persona,
      ...(told.people === null ? { fewerThan: SMALLEST_TOLD } : { people: told.people }),
    });
  });
}

/** Each use case needs a task with steps, in communities that a connection reaches. */
export function useCaseItems({ useCases }: Charter, { connections }: CompletenessWorld): CompletenessItem[] {
  if (useCases.length === 0) {
    return [
      item('useCase.task', false, ['use_cases'], reasonFor('none')),
      item('useCase.provable', false, ['use_cases'], reasonFor('none')),
    ];
  }
  return useCases.flatMap((useCase, i) => [taskItem(useCase, i), provableItem(useCase, i, connections)]);
}

function taskItem({ key, name, tasks }: CharterUseCase, i: number): CompletenessItem {
  const useCase = name === '' ? key : name;
  if (tasks.length === 0) {
    return item('useCase.task', false, ['use_cases', i, 'tasks'], { useCase, ...reasonFor('none') });
  }
  const bare = tasks.findIndex(({ steps }) => steps.length === 0 || steps.some(({ does }) => does === null));
  const task = tasks[bare];
  if (task === undefined)
    return item('useCase.task', true, ['use_cases', i, 'tasks'], { useCase, tasks: tasks.length });
  const path = ['use_cases', i, 'tasks', bare, 'steps'];
  return item('useCase.task', false, path, { useCase, task: task.name, ...reasonFor('no-steps') });
}

/** Until connections say what they feed, a step counts as provable where its community's connection exists. */
function provableItem(
  { key, name, communities }: CharterUseCase,
  i: number,
  connections: ReadonlySet<string>,
): CompletenessItem {
  const useCase = name === '' ? key : name;
  const path = ['use_cases', i, 'communities'];
  if (communities.length === 0) {
    return item('useCase.provable', false, path, { useCase, ...reasonFor('no-community') });
  }
  const unknown = [...new Set(communities.map(connectionOf))].filter(
    (connection) => !connections.has(connection),
  );
  return unknown.length === 0
    ? item('useCase.provable', true, path, { useCase })
    : item('useCase.provable', false, path, {
        useCase,
        connection: unknown.join(', '),
        ...reasonFor('unknown-connection'),
      });
}
