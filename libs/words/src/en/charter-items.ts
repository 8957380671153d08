import type { CompletenessCode, CompletenessItem } from '@takeup/domain';
import { ifFilesHold, unproven } from './charter-proof.js';
import { format } from './format.js';

type Details = CompletenessItem['details'];
/** What is there, and what is missing with what to do. */
type Texts = readonly [done: (details: Details) => string, missing: (details: Details) => string];

const people = ({ people: about, fewerThan }: Details) =>
  about === undefined ? `fewer than ${fewerThan} people` : `about ${format.people(Number(about))}`;

const PERSONA: Readonly<Record<string, (persona: string, fewerThan: string) => string>> = {
  none: () => 'Name a persona: whose work is this about? Define it by a rule over directory attributes.',
  'no-rule': (persona) => `Say by directory attributes who ${persona} is (who).`,
  'no-directory': (persona) =>
    `No directory is in yet, so nobody knows who ${persona} is. Bring in a directory.`,
  'too-few': (persona, fewerThan) =>
    `Fewer than ${fewerThan} people of the newest directory are ${persona}, so no figure of them can be shown. Check the spelling of the rule’s values, or widen it.`,
};

const TASK: Readonly<Record<string, (useCase: string, task: string) => string>> = {
  none: (useCase) =>
    useCase === ''
      ? 'Declare a use case with a key task: what will people do on the platform, end to end?'
      : `Give ${useCase} a key task with its steps.`,
  'no-steps': (_useCase, task) => `Say what each step of “${task}” is seen as (does: post, reply, …).`,
};

const PROVABLE: Readonly<Record<string, (useCase: string, connection: string) => string>> = {
  none: () => 'Declare a use case whose steps a connection can prove.',
  'no-community': (useCase) => `Say in which communities ${useCase} happens (connection/community).`,
  'unknown-connection': (useCase, connection) =>
    `No connection feeds the steps of ${useCase}: ${connection} is not known. Name it in takeup.yaml, or bring its activity in with --connection ${connection}.`,
};

const TOPIC: Readonly<Record<string, (topic: string) => string>> = {
  none: () => 'Declare a topic with its words.',
  'no-words': (topic) => `Name the words that ${topic} is recognised by.`,
  'no-evidence': (topic) => `Say what shows that people already talk about ${topic} (already_talked_about).`,
};

const group = (details: Details) =>
  details['group'] === undefined ? 'an adoption target' : String(details['group']);
const named = (
  table: Readonly<Record<string, (...names: string[]) => string>>,
  { reason }: Details,
  ...names: unknown[]
) => table[String(reason)]?.(...names.map((name) => String(name ?? ''))) ?? '';

const ITEMS: Readonly<Record<CompletenessCode, Texts>> = {
  'problem.statement': [() => 'The problem is stated.', () => 'State the problem, without naming a tool.'],
  'problem.cost': [
    () => 'The problem has a cost or evidence.',
    () => 'Say what the problem costs, or what shows that it exists.',
  ],
  'governance.sponsor': [() => 'There is a sponsor, named by role.', () => 'Name the sponsor’s role.'],
  'governance.decides': [
    () => 'There is a body that decides.',
    () => 'Name the body that decides at the gates.',
  ],
  'governance.runs': [() => 'Somebody runs it day to day.', () => 'Name the role that runs it day to day.'],
  'persona.people': [
    (details) => `${details['persona']}: ${people(details)}.`,
    (details) => named(PERSONA, details, details['persona'], details['fewerThan']),
  ],
  'useCase.task': [
    ({ useCase, tasks }) => `${useCase} has ${format.plural(Number(tasks), 'key task', 'key tasks')}.`,
    (details) => named(TASK, details, details['useCase'], details['task']),
  ],
  'useCase.provable': [
    (details) => `The steps of ${details['useCase']} are visible in data${ifFilesHold(details)}.`,
    (details) =>
      details['reason'] === 'not-told'
        ? `${details['useCase']} cannot be seen in ${details['connection']}; ${unproven(details, 'Take steps that the platform tells, or bring them in by file.')}`
        : named(PROVABLE, details, details['useCase'], details['connection']),
  ],
  'topic.evidence': [
    () => 'A topic has evidence that people already talk about it.',
    (details) => named(TOPIC, details, details['topic']),
  ],
  'goal.declared': [
    () => 'There is a goal.',
    () => 'Declare a goal: which figure should change, from what to what, until when?',
  ],
  'goal.baseline': [
    ({ goal }) => `${goal}: baseline declared.`,
    ({ goal }) => `${goal} needs a baseline: without one no change can be shown.`,
  ],
  'goal.target': [({ goal }) => `${goal}: target declared.`, ({ goal }) => `${goal} needs a target value.`],
  'goal.deadline': [
    ({ goal }) => `${goal}: deadline declared.`,
    ({ goal }) => `${goal} needs a deadline (target: by).`,
  ],
  'goal.owner': [
    ({ goal }) => `${goal}: owner named by role.`,
    ({ goal }) => `${goal} needs an owner: name the role.`,
  ],
  'goal.source': [
    ({ goal, connection }) => `${goal}: read from ${connection}.`,
    ({ goal, connection, series, reason }) =>
      reason === 'unknown-connection'
        ? `${goal} is to be read from ${series}, and no source of it is known. In takeup.yaml write under outcomes \`- { series: ${series}, file: FILE.csv }\`, or \`connector: http\` or \`sql\` in place of the file; or, to bring values in yourself, under connections \`- { key: ${connection} }\`, and then \`takeup import outcome FILE.csv --series ${series}\`.`
        : `Say where ${goal} is read from (source: connection and series).`,
  ],
  'target.declared': [
    (details) => `Adoption target for ${group(details)}: group, measure, value and deadline.`,
    (details) =>
      details['reason'] === 'none'
        ? 'Declare an adoption target: which share of which group should be active, until when?'
        : `The adoption target for ${group(details)} lacks: ${details['missing']}.`,
  ],
  'target.baseline': [
    (details) => `Adoption target for ${group(details)}: baseline declared.`,
    (details) =>
      details['reason'] === 'no-baseline-period'
        ? `The baseline of ${group(details)} is measured, but nobody said from when (timeline: baseline_from).`
        : `The adoption target for ${group(details)} needs a baseline: a share such as 4%, or measured.`,
  ],
  'target.provable': [
    (details) => `The adoption target for ${group(details)} can be measured${ifFilesHold(details)}.`,
    (details) =>
      details['reason'] === 'unknown'
        ? `Whether the adoption target for ${group(details)} can be measured is not known yet: there is no connection that could tell.`
        : `The adoption target for ${group(details)} cannot be measured from any connection; ${unproven(details, 'Take another measure, or bring the acts in by file.')}`,
  ],
  'timeline.goLive': [() => 'The day of go-live is set.', () => 'Set the day of go-live (go_live).'],
  'timeline.gates': [
    ({ gates }) => `There are ${gates} decision gates.`,
    ({ gates, needed }) =>
      `${needed} gates with a day and a question are needed; there ${gates === 1 ? 'is' : 'are'} ${gates}.`,
  ],
  'timeline.deadline': [() => 'There is a deadline.', () => 'Give a goal or an adoption target a deadline.'],
  'retirement.threshold': [
    () => 'A threshold says when to retire.',
    () => 'Say at which value the initiative is retired, at a gate or at any time (then with for: 8 weeks).',
  ],
  'retirement.decides': [
    () => 'It is said who decides on retirement.',
    () => 'Say which body decides on retirement.',
  ],
  'retirement.content': [
    () => 'It is said what happens to the content.',
    () => 'Say what is archived, moved or deleted, and when.',
  ],
};

/** What is there, or what is missing and what to do, in one sentence or two. */
export function completenessItem({
  code,
  done,
  details,
}: Pick<CompletenessItem, 'code' | 'done' | 'details'>): string {
  return ITEMS[code][done ? 0 : 1](details);
}
