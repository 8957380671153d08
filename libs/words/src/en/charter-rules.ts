import type {
  AdoptedWhen,
  AnyTimeRetirement,
  CharterStep,
  Comparison,
  Condition,
  GateRetirement,
} from '@takeup/domain';
import { format } from './format.js';

/** What keys are called on this page; a key that is not in it stands for itself. */
export type Names = Readonly<Partial<Record<string, string>>>;

const ACTS: Readonly<Record<string, string>> = {
  signin: 'signs in',
  view: 'reads',
  join: 'joins',
  react: 'reacts',
  vote: 'votes',
  edit: 'edits',
  file: 'shares a file',
  reply: 'replies',
  post: 'posts',
};

const IS: Readonly<Record<Comparison, string>> = {
  '<': 'under',
  '<=': 'at most',
  '>': 'over',
  '>=': 'at least',
};

const OTHER = { department: 'someone of another department', person: 'someone else' };

/** `Relationship Manager posts on client-products` */
export function step({ does, by, byOther, topic, within }: CharterStep, names: Names = {}): string {
  const other = byOther === null ? null : OTHER[byOther];
  const persona = by === null ? null : (names[by] ?? by);
  const who = [persona, other].filter((part) => part !== null).join(', ') || 'someone';
  const act = does === null ? 'does something not said yet' : (ACTS[does] ?? does);
  const about = topic === null ? '' : ` on ${names[topic] ?? topic}`;
  return `${who} ${act}${about}${within === null ? '' : ` within ${timeLimit(within)}`}`;
}

function timeLimit({ amount, unit }: NonNullable<CharterStep['within']>): string {
  return unit === 'h'
    ? format.plural(amount, 'hour', 'hours')
    : format.plural(amount, 'working day', 'working days');
}

/** `in at least 3 of 4 weeks` */
export function adoptedWhen({ weeks, of }: AdoptedWhen): string {
  return `in at least ${format.count(weeks)} of ${format.plural(of, 'week', 'weeks')}`;
}

/** `at the gate on 30 Jun 2027, if Median time to answer is over 20` */
export function gateRetirement({ gate, condition }: GateRetirement, names: Names = {}): string {
  const when = gate === null ? 'at a gate not said yet' : `at the gate on ${format.date(gate)}`;
  return `${when}, if ${conditionText(condition, names)}`;
}

/** `if under 5% of Relationship Manager are active for 8 weeks` */
export function anyTimeRetirement({ condition, duration }: AnyTimeRetirement, names: Names = {}): string {
  const how =
    duration === null
      ? 'for a time not said yet'
      : `for ${format.plural(duration.amount, duration.unit, `${duration.unit}s`)}`;
  return `if ${conditionText(condition, names)} ${how}`;
}

function conditionText(condition: Condition | null, names: Names): string {
  if (condition === null) return 'something not said yet';
  if (condition.of === 'goal') {
    return `${names[condition.goal] ?? condition.goal} is ${IS[condition.is]} ${format.number(condition.limit)}`;
  }
  const { persona, department, measure, is, limit } = condition;
  const group = [names[persona] ?? persona, department].filter((part) => part !== null).join(', ');
  return `${IS[is]} ${Number((limit * 100).toFixed(2))}% of ${group} are ${measure.replace('task:', 'doing ')}`;
}
