import type { Measure, PeriodKind } from '../../graphql/generated/graphql';

/** All of what the Adoption page shows, as it stands in the address. Null is the default and stays out of the address. */
export interface View {
  readonly measure: Measure;
  readonly period: string | null;
  readonly kind: PeriodKind;
  readonly initiative: string | null;
  readonly department: string | null;
  readonly group: GroupName | null;
}

export interface GroupName {
  readonly persona: string;
  readonly department: string;
}

export type Problem = { readonly part: 'measure' | 'period' | 'group'; readonly value: string };

export const MEASURES: readonly Measure[] = ['REGISTERED', 'REACHED', 'ACTIVE', 'HABITUAL', 'CONTRIBUTING'];

const KIND_PREFIX: Readonly<Record<PeriodKind, string>> = {
  DAYS_28: '28d',
  WEEK: 'week',
  MONTH: 'month',
  QUARTER: 'quarter',
  DAY: 'day',
};
const SHAPES: ReadonlyArray<readonly [PeriodKind, RegExp]> = [
  ['DAYS_28', /^28d:\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/],
  ['WEEK', /^week:\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/],
  ['MONTH', /^month:\d{4}-(0[1-9]|1[0-2])$/],
  ['QUARTER', /^quarter:\d{4}-Q[1-4]$/],
  ['DAY', /^day:\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/],
];

/** `kind` alone stands in the address while the newest period of a kind is shown. */
export function kindOf(period: string | null): PeriodKind | null {
  if (period === null) return null;
  return SHAPES.find(([, shape]) => shape.test(period))?.[0] ?? null;
}

/** Persona keys hold no `~`, so the first one ends the persona; whatever follows is the department's path. */
export function parseGroup(text: string): GroupName | null {
  const cut = text.indexOf('~');
  if (cut < 1 || cut === text.length - 1) return null;
  return { persona: text.slice(0, cut), department: text.slice(cut + 1) };
}

export const writeGroup = ({ persona, department }: GroupName) => `${persona}~${department}`;

export function readView(params: URLSearchParams): { view: View; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const measureText = params.get('measure');
  const measure = MEASURES.find((key) => key.toLowerCase() === measureText?.toLowerCase());
  if (measureText !== null && measure === undefined) problems.push({ part: 'measure', value: measureText });

  const periodText = params.get('period');
  const periodKind = kindOf(periodText);
  const bareKind = Object.entries(KIND_PREFIX).find(([, prefix]) => prefix === periodText)?.[0] as
    PeriodKind | undefined;
  if (periodText !== null && periodKind === null && bareKind === undefined)
    problems.push({ part: 'period', value: periodText });

  const groupText = params.get('group');
  const group = groupText === null ? null : parseGroup(groupText);
  if (groupText !== null && group === null) problems.push({ part: 'group', value: groupText });

  const initiative = params.get('initiative');
  return {
    view: {
      measure: measure ?? 'ACTIVE',
      period: periodKind === null ? null : periodText,
      kind: periodKind ?? bareKind ?? 'DAYS_28',
      initiative: initiative === null || initiative === '' || initiative === 'all' ? null : initiative,
      department: params.get('department') || null,
      group,
    },
    problems,
  };
}

export function writeView(view: View): URLSearchParams {
  const params = new URLSearchParams();
  params.set('measure', view.measure.toLowerCase());
  if (view.period !== null) params.set('period', view.period);
  else if (view.kind !== 'DAYS_28') params.set('period', KIND_PREFIX[view.kind]);
  if (view.initiative !== null) params.set('initiative', view.initiative);
  if (view.department !== null) params.set('department', view.department);
  if (view.group !== null) params.set('group', writeGroup(view.group));
  return params;
}
