import { Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import type { FieldKind } from '../../graphql/generated/graphql';
import { words } from '../../ui/words';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly kind: FieldKind | 'DAY';
  readonly required?: boolean;
  readonly choices?: readonly string[];
  /** What holds where it is left empty. */
  readonly standard?: string | null;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const TYPES: Partial<Record<Props['kind'], string>> = { SECRET: 'password', ADDRESS: 'url', DAY: 'date' };

/** One line of the form, with what belongs into it said below. */
export function ConnectField({ name, label, hint, kind, required = false, ...props }: Props) {
  const { choices = [], standard = null, value, onChange } = props;
  const text = words.connect;
  const said = required ? label : text.optional(label);
  const hints = [
    hint,
    kind === 'SECRET' ? text.secret : '',
    kind === 'LIST' ? text.list : '',
    standard === null || kind === 'CHOICE' ? '' : text.standard(standard),
  ].filter((line) => line !== '');
  if (kind === 'CHOICE')
    return (
      <div className="connect-field">
        <label htmlFor={`connect-${name}`}>{said}</label>
        <select
          id={`connect-${name}`}
          aria-describedby={`connect-${name}-hint`}
          value={value === '' ? (standard ?? '') : value}
          onChange={(event) => onChange(event.target.value)}
        >
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
        <span id={`connect-${name}-hint`} className="s13 sec">
          {hints.join(' ')}
        </span>
      </div>
    );
  return (
    <TextField
      className="connect-field"
      name={name}
      value={value}
      onChange={onChange}
      isRequired={required}
      validationBehavior="aria"
      type={TYPES[kind] ?? 'text'}
      // A browser that kept a token would undo the sealing.
      autoComplete={kind === 'SECRET' ? 'new-password' : 'off'}
      spellCheck="false"
    >
      <Label>{said}</Label>
      {kind === 'LONG' ? <TextArea rows={6} /> : <Input />}
      <Text slot="description" className="s13 sec">
        {hints.join(' ')}
      </Text>
    </TextField>
  );
}
