import { ALL, leafOf } from '../../../graphql/rows';
import { words } from '../../../ui/words';
import type { Charter } from '../types';
import { None } from './Plain';

type Target = Charter['adoption'][number];

export function Adoption({ charter }: { charter: Charter }) {
  const text = words.charter.adoption;
  if (charter.adoption.length === 0) return <None />;
  const nameOf = ({ persona, department }: Target) => {
    const who = charter.personas.find(({ key }) => key === persona)?.name ?? persona ?? text.everybody;
    return department === null || department === ALL ? who : text.in(who, leafOf(department));
  };
  const baselineOf = ({ baseline, measured }: Target) => {
    if (baseline !== null) return words.format.percentShort(baseline);
    return measured ? text.measured : null;
  };
  return (
    <table className="t charter-table">
      <caption className="vh">{text.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{text.group}</th>
          <th scope="col">{text.measure}</th>
          <th scope="col" className="r">
            {text.baseline}
          </th>
          <th scope="col" className="r">
            {text.target}
          </th>
          <th scope="col" className="r">
            {text.deadline}
          </th>
        </tr>
      </thead>
      <tbody>
        {charter.adoption.map((target, index) => (
          <tr key={index}>
            <th scope="row">{nameOf(target)}</th>
            <td>{target.measure}</td>
            <td className="r">{baselineOf(target) ?? <Missing />}</td>
            <td className="r">
              {target.target === null ? <Missing /> : words.format.percentShort(target.target)}
            </td>
            <td className="r nw">
              {target.deadline === null ? <Missing /> : words.format.date(target.deadline)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Missing() {
  return <span className="under">{words.charter.missing}</span>;
}
