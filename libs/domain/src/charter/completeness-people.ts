import type { Capabilities } from '../capability/capability.js';
import type { Charter, CharterUseCase } from './charter.js';
import { connectionOf } from './charter-views.js';
import { SMALLEST_TOLD } from '../release/headcount.js';
import type { CompletenessItem, CompletenessWorld } from './completeness-item.js';
import { item, reasonFor } from './completeness-item.js';
import { provableUseCase, verdictOf } from './provable.js';

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

/** Each use case needs a task with steps, in communities of connections that can tell of all of it. */
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

function provableItem(useCase: CharterUseCase, i: number, connections: Capabilities): CompletenessItem {
  const { key, name, communities } = useCase;
  const details = { useCase: name === '' ? key : name };
  const path = ['use_cases', i, 'communities'];
  const open = (more: CompletenessItem['details']) =>
    item('useCase.provable', false, path, { ...details, ...more });
  if (communities.length === 0) return open(reasonFor('no-community'));
  const named = [...new Set(communities.map(connectionOf))];
  const unknown = named.filter((connection) => !connections.has(connection));
  if (unknown.length > 0) return open({ connection: unknown.join(', '), ...reasonFor('unknown-connection') });
  const verdict = verdictOf(provableUseCase(useCase, ['use_cases', i], connections));
  if (verdict === null) return item('useCase.provable', true, path, details);
  return item('useCase.provable', !verdict.open, verdict.path, {
    ...details,
    connection: named.join(', '),
    ...verdict.details,
    ...(verdict.open ? reasonFor('not-told') : {}),
  });
}
