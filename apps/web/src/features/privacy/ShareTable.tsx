import { words } from '../../ui/words';
import type { Preview } from './PreviewView';

const STAGES = { NOW: 'now', MERGED: 'merged', JOINED: 'joined' } as const;

/** One row a smallest group, one column a stage. */
export function ShareTable({ preview, people }: { preview: Preview; people: number }) {
  const text = words.preview.table;
  const { figures, minimumGroup } = preview;
  const stages = [...new Set(figures.map(({ stage }) => stage))];
  const sizes = [...new Set(figures.map((figure) => figure.minimumGroup))].sort((a, b) => a - b);
  const percent = (size: number, stage: (typeof stages)[number]) => {
    const found = figures.find((figure) => figure.minimumGroup === size && figure.stage === stage);
    return found === undefined ? words.sources.none : text.percent(found.percent);
  };
  return (
    <section aria-labelledby="privacy-shares">
      <h2 className="h" id="privacy-shares">
        {text.title}
      </h2>
      <div className="privacy-scroll">
        <table className="t">
          <caption className="vh">{text.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{text.head}</th>
              {stages.map((stage) => (
                <th scope="col" className="r" key={stage}>
                  {text.stages[STAGES[stage]]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sizes.map((size) => (
              <tr key={size}>
                <th scope="row">{text.smallest(size, size === minimumGroup)}</th>
                {stages.map((stage) => (
                  <td className="r" key={stage}>
                    {percent(size, stage)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="dek">{text.note(people)}</p>
    </section>
  );
}
