import { useState } from 'react';
import type { ChangeableQuery, ConnectionChange } from '../../graphql/generated/graphql';
import { words } from '../../ui/words';
import { ConnectField } from './ConnectField';
import { Button } from '../../ui/Button';
import { TakeOut } from './TakeOut';
import { TestedForm } from './TestedForm';
import type { Kept } from './useAnswered';
import { useChange } from './useConnect';

export type Changeable = Extract<ChangeableQuery['changeable'], { __typename: 'Changeable' }>;

interface Props {
  readonly source: Changeable;
  readonly onChanged: (kept: Kept) => void;
}

/** What of a connection may be otherwise: its name, its secrets and its settings, and not where it leads. */
export function ChangeForm({ source, onChanged }: Props) {
  const { connection, platform, sealed } = source;
  const text = words.connect;
  const isReceiver = platform.kind === 'RECEIVER';
  const kept = new Map(source.values.map(({ name, value }) => [name, value]));
  const [title, setTitle] = useState(source.title);
  const [since, setSince] = useState(source.since ?? '');
  /** Sealed fields to be taken out. */
  const [out, setOut] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const answers = useChange(onChanged);
  const change: ConnectionChange = {
    connection,
    title,
    ...(since === (source.since ?? '') ? {} : { since }),
    values: [
      // A sealed field that was emptied again stays as it is: its value was never here.
      ...Object.entries(typed).flatMap(([name, value]) =>
        out.includes(name) || (value === '' && sealed.includes(name)) ? [] : [{ name, value }],
      ),
      ...out.map((name) => ({ name, value: '' })),
    ],
  };
  const fixed = platform.fields.filter((field) => field.fixed);
  return (
    <TestedForm
      title={text.change.form(source.title)}
      said={{ ...text.change, testFirst: text.change.testFirst }}
      isUntested={isReceiver}
      draft={change}
      answers={answers}
    >
      {fixed.length === 0 ? null : (
        <>
          <dl className="kv">
            {fixed.map(({ name, label, standard }) => (
              <div className="kv-pair" key={name}>
                <dt>{label}</dt>
                <dd className="connect-fixed">{kept.get(name) ?? standard ?? text.change.unset}</dd>
              </div>
            ))}
          </dl>
          <p className="s13 sec">{text.change.fixed}</p>
        </>
      )}
      {platform.fields.map((field) => {
        if (field.fixed) return null;
        const isKept = sealed.includes(field.name);
        return (
          <div className="connect-field" key={field.name}>
            {out.includes(field.name) ? null : (
              <ConnectField
                {...field}
                required={field.required && !isKept}
                hint={isKept ? `${field.hint} ${text.change.stays}` : field.hint}
                value={typed[field.name] ?? kept.get(field.name) ?? ''}
                onChange={(value) => {
                  answers.changed();
                  setTyped({ ...typed, [field.name]: value });
                }}
              />
            )}
            {isKept && !field.required ? (
              <TakeOut
                label={field.label}
                isOut={out.includes(field.name)}
                onChange={(isOut) => {
                  answers.changed();
                  setOut(isOut ? [...out, field.name] : out.filter((name) => name !== field.name));
                }}
              />
            ) : null}
          </div>
        );
      })}
      <ConnectField
        name="title"
        {...text.title}
        kind="TEXT"
        required
        value={title}
        onChange={(value) => {
          answers.changed();
          setTitle(value);
        }}
      />
      {isReceiver || platform.kind === 'PLATFORM' ? (
        <ConnectField
          name="since"
          {...(isReceiver ? text.hook.since : text.change.since)}
          kind="DAY"
          value={since}
          onChange={(value) => {
            answers.changed();
            setSince(value);
          }}
        />
      ) : null}
      {isReceiver ? (
        <div className="connect-field">
          <span>
            <Button
              aria-disabled={answers.busy !== null}
              aria-describedby="connect-renew"
              onClick={() => {
                if (answers.busy === null) answers.keep({ ...change, newSecret: true });
              }}
            >
              {text.hook.renew}
            </Button>
          </span>
          <span id="connect-renew" className="s13 sec">
            {text.hook.renewWhat}
          </span>
        </div>
      ) : null}
    </TestedForm>
  );
}
