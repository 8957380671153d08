import type { SourceWay } from '@takeup/domain';
import type { AskedOf } from './asked-trouble.js';
import { askedTrouble } from './asked-trouble.js';
import type { ConsentText } from './connectors.js';
import { connectors } from './connectors.js';
import { faultAdvice } from './fault-advice.js';
import { format } from './format.js';

interface OfSource {
  readonly connection: string;
  readonly title: string;
}

/** One thing to put right, as the rules found it. */
export type SourceToFix =
  | { readonly about: 'nothing-configured' }
  | (OfSource & {
      readonly about: 'sync';
      readonly fault: { readonly kind: string; readonly detail: string; readonly at: Date };
      /** Ids of what is let to it. */
      readonly consents: readonly string[];
    })
  | (OfSource & { readonly about: 'note'; readonly code: string })
  | (OfSource & { readonly about: 'silent'; readonly way: SourceWay })
  | (OfSource & {
      readonly about: 'given-up' | 'waiting';
      readonly way: SourceWay;
      readonly days: readonly string[];
    })
  | (OfSource & { readonly about: 'suspect'; readonly days: readonly string[] })
  | (OfSource & {
      readonly about: 'overdue';
      readonly way: SourceWay;
      readonly last: string;
      readonly quietDays: number;
    })
  | (OfSource & { readonly about: 'drift'; readonly fields: readonly string[] })
  | (OfSource & AskedOf & { readonly about: 'asked'; readonly code: string })
  | {
      readonly about: 'matching';
      readonly matching: { readonly accounts: number; readonly matched: number };
    };

/** What happened, what it does to the figures, the technical line, and what to do, in order. */
export interface FixWords {
  readonly title: string;
  /** In some words, where the source stands beside it. */
  readonly short: string;
  readonly effect: string;
  readonly detail: string | null;
  /** Commands stand between backticks. */
  readonly steps: readonly string[];
  /** What to ask somebody else for, as a text to send; null where nobody else is needed. */
  readonly request: string | null;
  /** Days that can be asked for again. */
  readonly days: readonly string[];
  /** Days of which somebody may say that they are as quiet as they look. */
  readonly confirmable: readonly string[];
}

type Optional = 'request' | 'days' | 'confirmable';
type Words = Omit<FixWords, Optional> & Partial<Pick<FixWords, Optional>>;

const SHOWN = 6;

const plural = (days: readonly string[]) => format.plural(days.length, 'day', 'days');
const listed = (days: readonly string[]) =>
  days.slice(0, SHOWN).join(', ') + (days.length > SHOWN ? ', …' : '');
/** The shortest way to have all of them read, sent or brought in again. */
const again = (connection: string, days: readonly string[], way: SourceWay) => {
  const [from, to] = [days[0] ?? '', days.at(-1) ?? ''];
  switch (way) {
    case 'pulled':
      return `\`takeup sync ${connection} --from ${from} --to ${to}\``;
    case 'delivered':
      return `have its sender deliver them, and the line \`{"type":"covers","from":"${from}","to":"${to}"}\``;
    case 'brought':
      return `with a file that holds every day from ${from} to ${to}, \`takeup import activity FILE --connection ${connection} --covers ${from}..${to}\``;
  }
};

/** What to do where nothing has come of a source for long, or ever. */
const feed = (connection: string, way: SourceWay, file: string): string => {
  switch (way) {
    case 'pulled':
      return `Read it now: \`takeup sync ${connection}\``;
    case 'delivered':
      return `Look at its sender: what it posts to \`/hooks/${connection}\`, and the answer it gets. docs/connectors/webhook.md says what each answer means.`;
    case 'brought':
      return `Bring ${file} in: \`takeup import activity FILE --connection ${connection}\``;
  }
};

function askedWords({ title, code, ...of }: Extract<SourceToFix, { about: 'asked' }>): Words {
  const { kind } = of;
  const { message, whatToDo } = askedTrouble(code, of);
  const effect =
    kind === 'directory'
      ? 'The roster stays as it was taken in last: who came or left since is not known.'
      : 'Its values end with the last that was taken in; none is taken for zero.';
  return {
    title: kind === 'directory' ? `${title} was not taken in` : `Values of ${title} were not taken in`,
    short: 'Not taken in',
    effect: `${message} ${effect}`,
    detail: code,
    steps: [whatToDo],
  };
}

function syncWords(item: Extract<SourceToFix, { about: 'sync' }>): Words {
  const { title, fault } = item;
  const { message, whatToDo } = faultAdvice(fault);
  return {
    title: `${title} could not be read`,
    short: 'Not read',
    effect: `${message} Days that are not read are gaps; no figure takes them for zero.`,
    detail: `${fault.detail} · ${fault.at.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    steps: [whatToDo],
    request: isForThePlatform(fault) ? adminRequest(item) : null,
  };
}

/** Whether whoever runs the platform can do something about it. */
const isForThePlatform = ({ kind, detail }: { readonly kind: string; readonly detail: string }) =>
  (kind === 'denied' || kind === 'throttled') && !detail.endsWith('same-place');

/** A text for whoever runs the platform. It names no person and holds no secret. */
function adminRequest({
  connection,
  title,
  fault,
  consents,
}: Extract<SourceToFix, { about: 'sync' }>): string {
  const when = `${fault.at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const asked = consents.flatMap((id) => connectors.consent(id) ?? []);
  return [
    `Takeup reads ${title} (connection ${connection}) for figures about groups, and could not on ${when}:`,
    fault.detail,
    '',
    ...(fault.kind === 'throttled'
      ? ['Please let Takeup’s account ask more often, or give it an account that nobody else uses.']
      : ['Please check that what it was given still holds and may be read with:', ...asked.map(askedFor)]),
    'Takeup only reads. It keeps neither names nor addresses nor texts. It reads no direct messages, and no private place that its configuration does not name.',
  ].join('\n');
}

const askedFor = ({ title, given }: ConsentText) => `- ${title}: ${given}`;

/** The words of one thing to fix; the page and the doctor say the same. */
export function fix(item: SourceToFix): FixWords {
  return { request: null, days: [], confirmable: [], ...said(item) };
}

function said(item: SourceToFix): Words {
  switch (item.about) {
    case 'nothing-configured':
      return {
        title: 'No source is connected',
        short: 'Nothing connected',
        effect: 'Nothing can be counted until there is activity and a directory.',
        detail: null,
        steps: ['Bring in files, or connect a platform.'],
      };
    case 'sync':
      return syncWords(item);
    case 'note': {
      const advice = connectors.note(item.code);
      return {
        title: advice?.message ?? `${item.title} does not show everything`,
        short: 'Not all is shown',
        effect: `${item.title} is read, but not all that Takeup needs of it. Figures are low by what is hidden.`,
        detail: item.code,
        steps: [
          advice?.whatToDo ?? 'Read what docs/connectors says of it.',
          `Then read it: \`takeup sync ${item.connection}\``,
        ],
        request:
          `Takeup’s account on ${item.title}: ${advice?.message ?? item.code} ${advice?.whatToDo ?? ''}`.trim(),
      };
    }
    case 'silent':
      return {
        title: `Nothing has come from ${item.title} yet`,
        short: 'Nothing yet',
        effect: 'It is configured, and no figure counts it.',
        detail: null,
        steps: [feed(item.connection, item.way, 'its file')],
      };
    case 'given-up':
      return {
        title: `${plural(item.days)} missing from ${item.title}`,
        short: `${plural(item.days)} missing`,
        effect: 'Figures go on without them and say so; trends show a gap. No figure takes them for zero.',
        detail: listed(item.days),
        steps: [
          `If they can be had after all: ${again(item.connection, item.days, item.way)}`,
          'Figures already published stay as they are; their periods are counted as waiting to be restated.',
        ],
        days: item.way === 'pulled' ? item.days : [],
      };
    case 'waiting':
      return {
        title: `${plural(item.days)} from ${item.title} still to come`,
        short: `${plural(item.days)} to come`,
        effect: 'Periods with these days are not final until the days are in or are given up.',
        detail: listed(item.days),
        steps: [
          {
            pulled: 'Takeup asks again by itself. To ask at once: ',
            delivered: 'They may still come. If they do not: ',
            brought: 'Bring them in: ',
          }[item.way] + again(item.connection, item.days, item.way),
        ],
        days: item.way === 'pulled' ? item.days : [],
      };
    case 'suspect': {
      const [from, to] = [item.days[0] ?? '', item.days.at(-1) ?? ''];
      return {
        title: `${item.title} tells next to nothing of ${plural(item.days)}`,
        short: `${plural(item.days)} in doubt`,
        effect:
          'Less than a quarter of what is usual on such a weekday was read. Nothing is concluded from it: periods with these days wait.',
        detail: listed(item.days),
        steps: [
          `If the platform was down, or its report was not ready: ${again(item.connection, item.days, 'pulled')}`,
          `If it was a public holiday: \`takeup sync confirm --connection ${item.connection} --from ${from} --to ${to}\``,
        ],
        days: item.days,
        confirmable: item.days,
      };
    }
    case 'overdue':
      return {
        title: `${item.way === 'delivered' ? 'No delivery from' : 'No file for'} ${item.title} for ${format.plural(item.quietDays, 'day', 'days')}`,
        short: `Silent for ${format.plural(item.quietDays, 'day', 'days')}`,
        effect: `Nothing after ${format.date(item.last)} becomes final.`,
        detail: null,
        steps: [feed(item.connection, item.way, 'the newer file')],
      };
    case 'drift':
      return {
        title: `${item.title} answers otherwise than before`,
        short: 'Answers changed',
        effect: 'Fields are missing or of another type. Nothing was concluded from them.',
        detail: item.fields.join(', '),
        steps: ['Look for a newer version of Takeup, or tell its authors the names of the fields.'],
      };
    case 'asked':
      return askedWords(item);
    case 'matching': {
      const { accounts, matched } = item.matching;
      return {
        title: `Only ${format.percent(matched / accounts)} of accounts match a person in the directory`,
        short: 'Few accounts match',
        effect: 'Accounts that match nobody are left out of every rate, so rates read low.',
        detail: null,
        steps: [
          'See why, and what to do for each reason: below, or `takeup accounts`',
          'Check that the directory file has the e-mail addresses or employee ids that the platform uses.',
          'Bring the directory in again: `takeup import directory FILE`',
        ],
      };
    }
  }
}
