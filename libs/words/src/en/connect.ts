import { format } from './format.js';
import { hook } from './hook.js';
import { platforms } from './platforms.js';

/** How the form calls what every connection has. */
const OWN: Readonly<Record<string, string>> = { title: 'Name', key: 'Key', since: 'First day to read' };

/** What is told of values before they are taken in. */
export interface Values {
  readonly series: string;
  readonly observations: number;
  readonly newest: string | null;
  readonly goals: number;
}

/** The page on which a platform is connected. */
export const connect = {
  name: 'Connect a source',
  eyebrow: 'Data sources · connect another',
  lead: 'Connect a source that Takeup reads by itself, or that sends to it.',
  standfirst:
    'Takeup only reads. The connection is tested before anything is kept, and its secrets are sealed: nobody sees them again, here or elsewhere.',
  platform: 'Source',
  choose: 'Choose what to connect',
  /** As the list of what can be connected has it. */
  option: (title: string, kind: 'PLATFORM' | 'RECEIVER' | 'DIRECTORY' | 'OUTCOME') =>
    kind === 'DIRECTORY'
      ? `Directory by ${title}`
      : kind === 'OUTCOME'
        ? `Values of a KPI by ${title}`
        : title,

  asks: 'What to ask for',
  oneIsEnough: 'One of these is enough to begin with; each tells what the others do not.',
  moreOfKpis: 'How values are found in an answer stands in docs/operators.md.',
  /** Leads to the guide of the connector. */
  more: (title: string) => `What each tells, and how to get it: the guide to ${title}`,
  form: (title: string) => `What Takeup needs for ${title}`,
  title: { label: 'Name', hint: 'As pages show it.' },
  key: {
    label: 'Key',
    hint: 'Lower-case letters, digits and hyphens. Charters and commands name the source so; it stays.',
  },
  since: {
    label: 'First day to read',
    hint: 'Empty: as far back as rows of people are kept, 13 whole months.',
  },
  /** How the form calls a field; as it is where it has none. */
  field: (platform: string, name: string): string => {
    const label =
      OWN[name] ?? (platforms.isKnown(platform, name) ? platforms.field(platform, name).label : null);
    return label === null ? name : `“${label}”`;
  },
  optional: (label: string) => `${label} (optional)`,
  standard: (value: string) => `Empty: ${value}.`,
  list: 'Several are parted by commas.',
  secret: 'Sealed as soon as it is connected.',
  test: 'Test',
  testing: 'Asking …',
  connect: 'Connect',
  connecting: 'Connecting …',
  testFirst: 'Test it first: what is connected has to be readable.',
  untested: 'There is nothing to test: nobody is asked.',
  tested: (platform: string, role: string) =>
    role === '' ? `**${platform}** answers.` : `**${platform}** answers, and knows Takeup as ${role}.`,
  reads: (streams: readonly string[]) =>
    streams.length === 0 ? 'Nothing can be read with this.' : `Can be read: ${format.list(streams)}.`,
  proves: 'What it can tell',
  given: (title: string, given: boolean) => `${title}, ${given ? 'given' : 'not given'}`,
  nothingKept: 'Nothing was kept.',
  failed: 'The request did not reach the server. Try again.',
  another: 'Connect another source',
  anotherHint: 'A platform, a webhook, a directory, or values of KPIs by HTTP or SQL.',
  removedOn: (day: string, isDelivered: boolean) =>
    `${isDelivered ? 'Takes nothing more' : 'Asked no more'} since ${format.date(day)}. What came in is kept.`,
  hook,
  /** What the first answer of a KPI's source holds. */
  values: ({ series, observations, newest, goals }: Values) =>
    `Its answer holds ${format.plural(observations, 'value', 'values')}${newest === null ? '' : `, the newest of ${format.date(newest)}`}. They go into ${series}, which ${
      goals === 0
        ? 'no goal is measured by yet'
        : `${format.plural(goals, 'goal is', 'goals are')} measured by`
    }.`,
  /** What a directory says of itself. */
  people: ({ count, whole }: { readonly count: number; readonly whole: boolean }) =>
    `It ${whole ? 'says that it has' : 'shows, on its first page,'} ${format.plural(count, 'person', 'people')}. They are read as soon as it is connected, and then on the first day of each month.`,
  byFile: {
    title: 'What takeup.yaml connects',
    text: 'These have no form: write the lines into `takeup.yaml` on the machine that Takeup runs on, with your own names and addresses. Where a key such as `connections:` stands there already, add what is below it. Secrets stand in the environment or in a file, never in `takeup.yaml`.',
    needs: 'What it needs',
    lines: (title: string) => `Lines for ${title}`,
    next: 'Then',
    copy: 'Copy',
    copyOf: (title: string) => `Copy the lines for ${title}`,
    copied: 'Copied',
    notCopied: 'This browser does not let the page copy. Select the text:',
  },
  change: {
    name: 'Change a source',
    eyebrow: 'Data sources · change a connection',
    lead: (title: string) => `Change how ${title} is connected.`,
    standfirst:
      'It is tested as it would be before anything is changed. Secrets that are sealed are not shown; what you leave empty of them stays.',
    form: (title: string) => `What holds for ${title}`,
    fixed:
      'This says which source it is, so it stays as long as the connection does. For another one, connect another source.',
    unset: 'not set',
    stays: 'Empty: it stays as it is.',
    takeOut: (label: string) => `Take “${label}” out`,
    isOut: (label: string) => `“${label}” is taken out when this is kept.`,
    keepIt: (label: string) => `Keep “${label}”`,
    since: {
      label: 'First day to read',
      hint: 'An earlier one has those days read too. A later one is refused: figures rest on what was read.',
    },
    keep: 'Change',
    keeping: 'Changing …',
    testFirst: 'Test it first: what is changed has to be readable.',
    link: 'Change',
    linkTo: (title: string) => `Change ${title}`,
  },
  remove: 'Remove',
  removeSure: (title: string) =>
    `Remove ${title}? Nothing more comes from it, and its secrets are dropped. What came in is kept; later periods lack it.`,
  removeDo: (title: string) => `Remove ${title}`,
  removeKeep: 'Keep it',
} as const;
