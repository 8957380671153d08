import type { PeriodKind, Measure } from '../../graphql/generated/graphql';
import { useMe } from '../../graphql/me';
import { Choice } from '../../ui/Choice';
import { Segments } from '../../ui/Segments';
import { words } from '../../ui/words';
import { leafOf, parentOf } from '../../graphql/rows';
import type { View } from './view';

interface Props {
  readonly view: View;
  readonly measures: readonly Measure[];
  readonly initiatives: readonly { key: string; name: string }[];
  /** Departments one can go into from here. */
  readonly departments: readonly string[];
  readonly onChange: (change: Partial<View>) => void;
}

const KINDS: readonly PeriodKind[] = ['DAYS_28', 'WEEK', 'MONTH', 'QUARTER'];
const EVERY = '';

/** What is shown: measure, initiative, kind of period, department. All of it goes into the address. */
export function Controls({ view, measures, initiatives, departments, onChange }: Props) {
  const text = words.adoption.controls;
  const measureOptions = measures.map((value) => ({
    value,
    label: words.adoption.measureIn(value, view.kind),
    disabled: value === 'HABITUAL' && view.kind !== 'DAYS_28',
  }));
  const here = view.department;
  const top = useMe().department;
  const above = here === null ? [] : ancestorsOf(here);
  const departmentOptions = [
    ...(top === null ? [{ value: EVERY, label: text.allDepartments }] : []),
    ...above
      .filter((path) => top === null || path === top || path.startsWith(`${top}/`))
      .map((path) => ({ value: path, label: path === here ? leafOf(path) : text.up(leafOf(path)) })),
    ...departments.map((path) => ({
      value: path,
      label: here === null ? path : `${leafOf(here)} / ${leafOf(path)}`,
    })),
  ];
  return (
    <div className="controls wrap" role="group" aria-label={text.label}>
      <Segments
        className="only-wide"
        label={text.measure}
        options={measureOptions}
        value={view.measure}
        onChange={(measure) => onChange({ measure })}
      />
      <Choice
        className="only-narrow"
        label={text.measure}
        options={measureOptions.map((option) => ({
          ...option,
          label: words.adoption.measures[option.value],
        }))}
        value={view.measure}
        onChange={(measure) => onChange({ measure })}
      />
      {initiatives.length === 0 ? null : (
        <Choice
          label={text.initiative}
          value={view.initiative ?? EVERY}
          options={[
            { value: EVERY, label: `${text.onlyInitiatives} (${words.format.count(initiatives.length)})` },
            ...initiatives.map(({ key, name }) => ({ value: key, label: name })),
          ]}
          onChange={(initiative) => onChange({ initiative: initiative === EVERY ? null : initiative })}
        />
      )}
      <Choice
        className="choice-kind"
        label={text.kind}
        value={view.kind}
        options={KINDS.map((value) => ({
          value,
          label: words.adoption.kinds[value],
          disabled: value !== 'DAYS_28' && view.measure === 'HABITUAL',
        }))}
        onChange={(kind) => onChange({ kind, period: null })}
      />
      <Choice
        label={text.department}
        value={here ?? EVERY}
        options={departmentOptions}
        onChange={(path) => onChange({ department: path === EVERY ? null : path, group: null })}
      />
    </div>
  );
}

function ancestorsOf(path: string): readonly string[] {
  const parent = parentOf(path);
  return parent === null ? [path] : [...ancestorsOf(parent), path];
}
