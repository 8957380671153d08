import type { CompletenessItem } from '@takeup/domain';
import { connectors } from './connectors.js';
import { format } from './format.js';

type Details = CompletenessItem['details'];

/** What a charter may need told, beside measures. */
const WHAT: Readonly<Record<string, string>> = {
  signin: 'signing in',
  view: 'reading by community',
  join: 'joining',
  react: 'reactions by community',
  vote: 'votes by community',
  edit: 'edits by community',
  file: 'files by community',
  reply: 'replies',
  post: 'posts by community',
  communities: 'communities',
  topics: 'topics',
};

const partsOf = (text: string | number | undefined) =>
  text === undefined || text === '' ? [] : String(text).split(', ');

const whatOf = (what: string | number | undefined) =>
  format.list(partsOf(what).map((part) => WHAT[part] ?? `what counts as “${part}”`));

/** A stream that would tell what is not told, and the consent that it takes. */
export interface LackWords {
  readonly connection: string;
  readonly stream: string;
  readonly consent: string;
}

const lacksOf = ({ lacks }: Details) =>
  partsOf(lacks).map((lack): LackWords => {
    const [connection = '', stream = '', consent = ''] = lack.split(' ');
    return { connection, stream, consent };
  });

/** Consent by consent: what it is, who gives what, and the streams that it opens. */
export function lacking(lacks: readonly LackWords[]): string {
  const streams = new Map<string, string[]>();
  for (const { connection, stream, consent } of lacks) {
    const key = `${consent} ${connection}`;
    streams.set(key, [...(streams.get(key) ?? []), stream]);
  }
  return [...streams]
    .map(([key, own]) => {
      const [consent = '', connection = ''] = key.split(' ');
      const text = connectors.consent(consent);
      const whose = text === undefined ? consent : `${text.title}, by ${text.given}`;
      return `${whose}, ${own.length === 1 ? 'stream' : 'streams'} ${format.list(own)} of ${connection}`;
    })
    .join('; ');
}

/** What nothing tells, and what it would take. */
export function unproven(details: Details, instead: string): string {
  const { what, lacks, never } = details;
  return [
    `not told: ${whatOf(what)}.`,
    ...(lacks === undefined ? [] : [`Would tell it: ${lacking(lacksOf(details))}.`]),
    ...(never === undefined ? [] : [`No consent brings ${whatOf(never)}. ${instead}`]),
  ].join(' ');
}

/** What stands behind “visible in data” where that rests on files; empty where a connection tells it. */
export function ifFilesHold(details: Details): string {
  if (details['proof'] !== 'file') return '';
  return `, as far as files of ${format.list(partsOf(details['connection']))} hold ${whatOf(details['what'])}`;
}
