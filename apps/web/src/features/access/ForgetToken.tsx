import { useState } from 'react';
import { useMe } from '../../graphql/me';
import { words } from '../../ui/words';
import { forgetToken } from './session';

const text = words.access.page;

/** What the token shows, and the way to take it out of this browser; nothing where nobody needs one. */
export function ForgetToken() {
  const { byToken, department, expires } = useMe();
  const [failed, setFailed] = useState(false);
  if (!byToken) return null;
  const forget = async () => {
    if (await forgetToken()) location.reload();
    else setFailed(true);
  };
  return (
    <div>
      {department === null ? null : <p>{text.limit(department)}</p>}
      {expires === null ? null : <p>{text.until(expires)}</p>}
      <button type="button" className="btn-link" onClick={() => void forget()}>
        {text.forget}
      </button>
      <p role="status">{failed ? text.notForgotten : ''}</p>
    </div>
  );
}
