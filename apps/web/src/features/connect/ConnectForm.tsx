import { useState } from 'react';
import type { ConnectionDraft, PlatformFormFragment } from '../../graphql/generated/graphql';
import { words } from '../../ui/words';
import { ConnectField } from './ConnectField';
import { TestedForm } from './TestedForm';
import type { Kept } from './useAnswered';
import { useConnect } from './useConnect';

export type Platform = PlatformFormFragment;

interface Props {
  readonly platform: Platform;
  readonly onConnected: (kept: Kept) => void;
}

/** What one platform needs, made from its connector's own list of fields. */
export function ConnectForm({ platform, onConnected }: Props) {
  const { id, title, kind, fields } = platform;
  const isReceiver = kind === 'RECEIVER';
  const text = words.connect;
  const [named, setNamed] = useState({ key: id, title, since: '' });
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const answers = useConnect(onConnected);
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
      answers.changed();
      setNamed({ ...named, [name]: value });
    },
  });
  return (
    <TestedForm
      title={isReceiver ? title : text.form(title)}
      said={{ keep: text.connect, keeping: text.connecting, testFirst: text.testFirst }}
      isUntested={isReceiver}
      draft={draft}
      answers={answers}
    >
      {fields.map((field) => (
        <ConnectField
          key={field.name}
          {...field}
          value={values[field.name] ?? ''}
          onChange={(value) => {
            answers.changed();
            setValues({ ...values, [field.name]: value });
          }}
        />
      ))}
      <ConnectField {...naming('title')} kind="TEXT" required />
      <ConnectField {...naming('key')} kind="TEXT" required />
      {isReceiver || kind === 'PLATFORM' ? (
        <ConnectField {...naming('since')} {...(isReceiver ? text.hook.since : {})} kind="DAY" />
      ) : null}
    </TestedForm>
  );
}
