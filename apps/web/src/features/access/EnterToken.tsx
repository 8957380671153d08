import { useId, useState } from 'react';
import { Button } from '../../ui/Button';
import { Logo } from '../../ui/Logo';
import { Rich } from '../../ui/Rich';
import { useTitle } from '../../ui/useTitle';
import { words } from '../../ui/words';
import { enterToken } from './session';
import './access.css';

const text = words.access.page;

/** In place of every page while the server knows no token: the address stays, and is shown once a token is taken. */
export function EnterToken({ onEntered = () => location.reload() }: { readonly onEntered?: () => void }) {
  const id = useId();
  const [token, setToken] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useTitle(text.title);
  const enter = async () => {
    setBusy(true);
    const refused = await enterToken(token);
    setFault(refused);
    setBusy(false);
    if (refused === null) onEntered();
  };
  return (
    <main className="access" id="main" tabIndex={-1}>
      <p className="access-brand">
        <Logo />
        {words.shell.product}
      </p>
      <h1 className="lead">{text.lead}</h1>
      <p className="standfirst">
        <Rich text={text.standfirst} />
      </p>
      <form
        className="access-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy && token.trim() !== '') void enter();
        }}
      >
        <label htmlFor={`${id}-token`}>{text.label}</label>
        <input
          id={`${id}-token`}
          type="password"
          value={token}
          spellCheck={false}
          autoComplete="off"
          required
          aria-invalid={fault !== null}
          aria-describedby={`${id}-hint ${id}-fault`}
          onChange={(event) => setToken(event.target.value)}
        />
        <p id={`${id}-hint`} className="s13 sec">
          {text.hint}
        </p>
        <p id={`${id}-fault`} role="alert" className="s13 under">
          {fault ?? ''}
        </p>
        <Button primary type="submit" aria-disabled={busy}>
          {busy ? text.entering : text.enter}
        </Button>
      </form>
    </main>
  );
}
