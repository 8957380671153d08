import { download } from '../../ui/download';
import { words } from '../../ui/words';

const HEADERS = {
  directory:
    'employee_id,email,department,location,job_family,job_title,grade,manager_id,start_date,end_date,employment_type,account_group\r\n',
  activity: 'at,account,kind,community,count,message_id,thread_id,reply_to,topic\r\n',
} as const;

const NAMES = { directory: 'directory.csv', activity: 'activity.csv' } as const;

/** What belongs into the two files, and an empty one of each to begin with. */
export function Columns() {
  const text = words.setup.columns;
  return (
    <section className="columns">
      <h2 className="h">{text.title}</h2>
      <div className="columns-grid">
        {(['directory', 'activity'] as const).map((kind) => (
          <div key={kind}>
            <h3 className="h">{NAMES[kind]}</h3>
            <p className="s13 sec">{text[kind]}</p>
            <table className="t">
              <caption className="vh">{NAMES[kind]}</caption>
              <thead>
                <tr>
                  <th scope="col">{text.column}</th>
                  <th scope="col">{text.means}</th>
                </tr>
              </thead>
              <tbody>
                {text.rows[kind].map(([column, means, required]) => (
                  <tr key={column}>
                    <th scope="row">
                      <code>{column}</code>
                    </th>
                    <td>
                      {means}
                      {required ? <b>{`, ${text.required}`}</b> : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            <button type="button" className="btn-link" onClick={() => download(NAMES[kind], HEADERS[kind])}>
              {text.template(NAMES[kind])}
            </button>
          </div>
        ))}
      </div>
    </section>
  );
}
