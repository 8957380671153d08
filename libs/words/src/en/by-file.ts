/** A source that only `takeup.yaml` connects: what it needs, the lines to write there, and what to do then. */
export interface ByFile {
  /** What comes of it, beside its title. */
  readonly tells: string;
  readonly needs: string;
  /** As the connector's page has them; what stands in capitals is the reader's to name. */
  readonly lines: string;
  /** In order; commands stand between backticks. */
  readonly next: readonly string[];
}

const RESTART =
  'Start Takeup again: `takeup.yaml` is read at the start, and all that is wrong in it is told.';

const text = (...lines: readonly string[]) => `${lines.join('\n')}\n`;

/** By the connector's id. The tests hold each against the check of takeup.yaml and against docs. */
const BY_FILE: Readonly<Record<string, ByFile>> = {
  activitystreams: {
    tells: 'what people do, from public outboxes',
    needs: 'The addresses of public outboxes or files of lines, one for each community.',
    lines: text(
      'connections:',
      '  - key: social # as charters name it: social/ask-an-expert',
      '    connector: activitystreams',
      '    url: https://social.example.org',
      '    token: { env: SOCIAL_TOKEN } # only where the server asks for one',
      '    people: https://social.example.org/users/',
      '    communities:',
      '      - key: ask-an-expert',
      '        title: Ask an expert',
      '        outbox: /groups/ask-an-expert/outbox',
      '      - key: intranet',
      '        lines: /export/activities.ndjson',
    ),
    next: ['Ask what can be read, before anything is: `takeup sync social --check`', RESTART],
  },
};

export const byFile = {
  /** Undefined for a connector that is not known here. */
  of: (id: string): ByFile | undefined => BY_FILE[id],
};
