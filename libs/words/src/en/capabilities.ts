import { lacking } from './charter-proof.js';
import type { LackWords } from './charter-proof.js';
import { connectors } from './connectors.js';
import { format } from './format.js';

/** What a source may tell, as its page and `takeup sync --check` name it. */
const SUBJECTS: Readonly<Record<string, string>> = {
  registered: 'Registered',
  reached: 'Reached',
  active: 'Active and habitual',
  contributing: 'Contributing',
  answers: 'Replies and time to reply',
  communities: 'Communities',
  topics: 'Topics',
  tasks: 'Steps of key tasks',
};

/** Words that platforms have a sense of their own for. */
const WORDS: Readonly<Record<string, string>> = {
  reached: 'Reached',
  active: 'Active',
  contributing: 'Contributing',
  react: 'Reactions',
  reply: 'Replies',
  vote: 'Votes',
};

export interface ToldWords {
  readonly subject: string;
  readonly by: 'source' | 'files' | 'nothing';
  readonly lacks: readonly LackWords[];
}

const named = (told: readonly ToldWords[], by: ToldWords['by']) =>
  told.filter((own) => own.by === by).map(({ subject }) => SUBJECTS[subject] ?? subject);
const lowered = (names: readonly string[]) => format.list(names.map((name) => name.toLowerCase()));

/** What is not told, together where the same would tell it. */
function missingByTakes(told: readonly ToldWords[]): readonly (readonly [string, readonly string[]])[] {
  const subjects = new Map<string, string[]>();
  for (const { subject, by, lacks } of told) {
    if (by !== 'nothing') continue;
    const takes = capabilities.takes(lacks);
    subjects.set(takes, [...(subjects.get(takes) ?? []), capabilities.subject(subject)]);
  }
  return [...subjects];
}

export const capabilities = {
  title: 'What each source can tell',
  told: 'Can be measured',
  files: 'Where files or deliveries hold it',
  notMeasurable: 'Not measurable from this source',
  means: 'What the platform’s words mean',
  /** Beside a source, in some words. */
  summary: (told: readonly ToldWords[]) => {
    const missing = named(told, 'nothing');
    if (named(told, 'files').length > 0) return 'what its files or deliveries hold';
    return missing.length === 0 ? 'everything' : `not ${lowered(missing)}`;
  },
  subject: (subject: string) => SUBJECTS[subject] ?? subject,
  /** Undefined for a word that is not known here. */
  word: (word: string): string | undefined => WORDS[word],
  /** What it would take; without lacks nothing that could be let tells it. */
  takes: (lacks: readonly LackWords[]) =>
    lacks.length === 0 ? 'No permission brings it.' : `It takes ${lacking(lacks)}.`,
  /** For the command line, each line by itself. @param means catalogue keys by word */
  lines: (told: readonly ToldWords[], means: ReadonlyMap<string, string>): readonly string[] => [
    `can be measured: ${lowered(named(told, 'source')) || 'nothing'}`,
    ...missingByTakes(told).map(
      ([takes, subjects]) => `not measurable from this source: ${lowered(subjects)}. ${takes}`,
    ),
    ...[...means].map(([word, key]) => `${WORDS[word] ?? word}: ${connectors.meaning(key) ?? key}`),
  ],
};
