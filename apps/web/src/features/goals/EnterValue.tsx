import { useEffect, useRef, useState } from 'react';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import type { GoalEntryField } from '../../graphql/generated/graphql';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { words } from '../../ui/words';
import type { Goal } from './types';
import type { Typed } from './useEnterValue';
import { useEnterValue } from './useEnterValue';
import './enter-value.css';

const text = words.goals.enter;
const NOTHING: Typed = { at: '', value: '', n: '' };
const NAMES: Readonly<Record<GoalEntryField, keyof Typed>> = { AT: 'at', VALUE: 'value', CASES: 'n' };

/** One value of the goal that somebody knows, typed in by its operator. */
export function EnterValue({ goal }: { goal: Goal }) {
  const { entering, entered, fault, enter, changed } = useEnterValue(goal);
  const [typed, setTyped] = useState(NOTHING);
  const at = fault?.field ?? null;
  const wrong = at === null ? null : NAMES[at];
  const form = useRef<HTMLFormElement>(null);
  // Whoever typed goes on there: with what is wrong, or with another value.
  const goTo = (field: string) => form.current?.querySelector<HTMLInputElement>(field)?.focus();
  useEffect(() => {
    if (wrong !== null) goTo('[aria-invalid="true"]');
  }, [wrong]);
  const send = async () => {
    if (!(await enter(typed))) return;
    setTyped(NOTHING);
    goTo('input');
  };
  const field = (name: keyof Typed) => ({
    name,
    value: typed[name],
    fault: wrong === name ? (fault?.message ?? null) : null,
    onChange: (value: string) => {
      changed();
      setTyped({ ...typed, [name]: value });
    },
  });
  return (
    <section className="goal-how" aria-labelledby="enter-title">
      <h2 className="eyebrow" id="enter-title">
        {text.title}
      </h2>
      <p>{text.about(goal.sourceTitle ?? goal.source ?? '')}</p>
      <form
        ref={form}
        className="enter-value"
        aria-labelledby="enter-title"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!entering) void send();
        }}
      >
        <Field {...field('at')} {...text.at} type="date" required />
        <Field {...field('value')} {...text.value(goal.unit)} required />
        <Field {...field('n')} {...text.n} />
        <Button type="submit" aria-disabled={entering}>
          {entering ? text.acting : text.act}
        </Button>
      </form>
      {fault !== null && wrong === null ? (
        <div role="alert">
          <Notice tone="under" text={fault.message} />
        </div>
      ) : null}
      <p role="status" className="dek">
        {entered}
      </p>
    </section>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly type?: 'text' | 'date';
  readonly required?: boolean;
  readonly value: string;
  /** Null: nothing is known to be wrong with it. */
  readonly fault: string | null;
  readonly onChange: (value: string) => void;
}

function Field({ name, label, hint, type = 'text', required = false, value, fault, onChange }: FieldProps) {
  return (
    <TextField
      className="enter-field"
      name={name}
      type={type}
      inputMode={type === 'date' ? undefined : 'decimal'}
      value={value}
      onChange={onChange}
      isRequired={required}
      isInvalid={fault !== null}
      validationBehavior="aria"
      autoComplete="off"
    >
      <Label>{label}</Label>
      <Input />
      <Text slot="description" className="s13 sec">
        {hint}
      </Text>
      <FieldError className="s13 under">{fault}</FieldError>
    </TextField>
  );
}
