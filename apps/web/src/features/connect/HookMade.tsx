import { Link } from 'react-router';
import type { MadeHookFragment } from '../../graphql/generated/graphql';
import { CopyText } from '../../ui/CopyText';
import { Notice } from '../../ui/Notice';
import { words } from '../../ui/words';

interface Props {
  readonly connection: string;
  readonly hook: MadeHookFragment;
  /** What has happened, in a sentence. */
  readonly said: string;
}

/** Where to send to and the secret to sign with, this once. */
export function HookMade({ connection, hook, said }: Props) {
  const text = words.connect.hook;
  // The operator's own address of this page, unless takeup is shown to others at another.
  const address = hook.address ?? new URL(hook.path, window.location.origin).href;
  const sample = text.sample(address);
  return (
    <section className="connect-hook" aria-labelledby="connect-hook">
      <h2 className="h" id="connect-hook">
        {said}
      </h2>
      <Notice text={text.once} live />
      <dl className="kv">
        <div className="kv-pair">
          <dt>{text.address}</dt>
          <dd>
            <code>{address}</code>
            <CopyText text={address} rows={1} label={text.copyAddress} said={text.said} />
          </dd>
        </div>
        <div className="kv-pair">
          <dt>{text.secret}</dt>
          <dd>
            <code>{hook.secret}</code>
            <CopyText text={hook.secret} rows={1} label={text.copySecret} said={text.said} />
          </dd>
        </div>
      </dl>
      <h3 className="h">{text.how}</h3>
      <p className="s13">{text.signing}</p>
      {/* Focusable, so that the keyboard scrolls what a narrow screen cuts off. */}
      <pre role="region" aria-label={text.sampleName} tabIndex={0}>
        {sample}
      </pre>
      <p className="connect-acts">
        <CopyText text={sample} label={text.copySample} said={text.said} />
        <Link className="btn btn-primary" to={`/sources#${encodeURIComponent(connection)}`}>
          {text.done}
        </Link>
      </p>
    </section>
  );
}
