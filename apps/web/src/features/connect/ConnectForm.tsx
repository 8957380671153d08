import { useState } from 'react';
import type { ConnectableQuery, ConnectionDraft } from '../../graphql/generated/graphql';
import { Button } from '../../ui/Button';
import { words } from '../../ui/words';
import { ConnectAnswer } from './ConnectAnswer';
import { ConnectField } from './ConnectField';
import { useConnect } from './useConnect';

export type Platform = Extract<
  ConnectableQuery['connectable'],
  { __typename: 'Connectables' }
>['platforms'][number];

interface Props {
  readonly platform: Platform;
  readonly onConnected: (connection: string) => void;
}

/** What one platform needs, made from its connector's own list of fields. */
export function ConnectForm({ platform, onConnected }: Props) {
  const { id, title, fields } = platform;
  const text = words.connect;
  const [named, setNamed] = useState({ key: id, title, since: '' });
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const { busy, tested, trouble, test, connect, changed } = useConnect(onConnected);
  const draft: ConnectionDraft = {
    ...named,
    platform: id,
    values: Object.entries(values).map(([name, value]) => ({ name, value })),
  };
  const naming = (name: keyof typeof named) => ({
    name,
    ...text[name],
    value: named[name],
    onChange: (value: string) => {
      changed();
      setNamed({ ...named, [name]: value });
    },
  });
  const mayConnect = busy === null && tested !== null && tested.reads.length > 0;
  return (
    <form
      className="connect-form"
      aria-labelledby="connect-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (busy === null) test(draft);
      }}
    >
      <h2 className="h" id="connect-form">
        {text.form(title)}
      </h2>
      {fields.map((field) => (
        <ConnectField
          key={field.name}
          {...field}
          value={values[field.name] ?? ''}
          onChange={(value) => {
            changed();
            setValues({ ...values, [field.name]: value });
          }}
        />
      ))}
      <ConnectField {...naming('title')} kind="TEXT" required />
      <ConnectField {...naming('key')} kind="TEXT" required />
      <ConnectField {...naming('since')} kind="DAY" />
      <p className="connect-acts">
        <Button type="submit" primary={!mayConnect} aria-disabled={busy !== null}>
          {busy === 'testing' ? text.testing : text.test}
        </Button>
        <Button
          primary={mayConnect}
          aria-disabled={!mayConnect}
          aria-describedby="connect-why"
          onClick={() => {
            if (mayConnect) connect(draft);
          }}
        >
          {busy === 'connecting' ? text.connecting : text.connect}
        </Button>
        <span id="connect-why" className="dek">
          {mayConnect || busy !== null ? '' : text.testFirst}
        </span>
      </p>
      <ConnectAnswer tested={tested} trouble={trouble} />
    </form>
  );
}
