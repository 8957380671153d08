import { words } from '../../../ui/words';
import type { Charter } from '../types';
import { None } from './Plain';

export function UseCases({ charter: { useCases } }: { charter: Charter }) {
  const text = words.charter.useCases;
  if (useCases.length === 0) return <None />;
  return (
    <table className="t charter-table">
      <caption className="vh">{text.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{text.useCase}</th>
          <th scope="col">{text.task}</th>
          <th scope="col">{text.seen}</th>
        </tr>
      </thead>
      <tbody>
        {useCases.flatMap((useCase) =>
          (useCase.tasks.length === 0 ? [null] : useCase.tasks).map((task, index) => (
            <tr key={`${useCase.key}-${task?.key ?? 'none'}`}>
              <th scope="row">{index === 0 ? useCase.name : <span className="vh">{useCase.name}</span>}</th>
              <td>
                {task === null ? <span className="under">{words.charter.missing}</span> : task.name}
                {index === 0 && useCase.pain !== null ? (
                  <small className="charter-block mut">{`${text.pain}: ${useCase.pain}`}</small>
                ) : null}
              </td>
              <td>
                {task === null ? null : (
                  <>
                    {text.steps(task.steps)}
                    {task.adoptedWhen === null ? null : (
                      <small className="charter-block mut">{text.adopted(task.adoptedWhen)}</small>
                    )}
                  </>
                )}
              </td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}
