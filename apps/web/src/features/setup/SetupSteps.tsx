import type { Organisation } from '../../graphql/organisation';
import { words } from '../../ui/words';

export function SetupSteps({ setup }: { setup: Organisation['setup'] }) {
  const text = words.setup.steps;
  const { rosters, people, connections, stage } = setup;
  const steps = [
    {
      name: text.directory,
      done: rosters > 0,
      notes: [rosters > 0 ? text.people(people, rosters) : text.noDirectory],
    },
    {
      name: text.activity,
      done: connections.length > 0,
      notes:
        connections.length > 0
          ? connections.map(({ key, firstDay, lastDay }) => text.connection(key, firstDay, lastDay))
          : [text.noActivity],
    },
    {
      name: text.published,
      done: stage === 'PUBLISHED',
      notes: [stage === 'PUBLISHED' ? text.ready : text.notReady],
    },
  ];
  return (
    <aside className="setup-steps" aria-label={text.label}>
      <h2 className="h">{text.label}</h2>
      <ol>
        {steps.map(({ name, done, notes }) => (
          <li key={name}>
            <span className={`step-mark ${done ? 'is-done' : ''}`} aria-hidden="true" />
            <span>
              <b>{name}</b> <span className="vh">{done ? text.done : text.open}</span>
              {notes.map((note) => (
                <small key={note}>{note}</small>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </aside>
  );
}
