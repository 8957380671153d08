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
  http: {
    tells: 'values of a KPI',
    needs:
      'An address that answers with JSON, a token where it asks for one, and where the values stand in it.',
    lines: text(
      'outcomes:',
      '  - series: calls/settled',
      '    connector: http',
      '    url: https://kpi.example.org/weekly?unit=retail',
      '    token: { env: KPI_TOKEN } # sent as Authorization: Bearer; token_header names another header',
      '    rows: $.data[*] # JSONPath, RFC 9535; $[*] unless said',
      '    columns: { at: $.week_end, value: $.share, n: $.calls }',
    ),
    next: [RESTART, 'Name `calls/settled` as the source of a goal: it is asked each day at 02:45.'],
  },
  sql: {
    tells: 'values of a KPI',
    needs: 'A PostgreSQL user that may read what the query needs and nothing else, and one SELECT in a file.',
    lines: text(
      'outcomes:',
      '  - series: warehouse/reviews',
      '    connector: sql',
      '    database: { env: WAREHOUSE_URL } # postgresql://reader:password@warehouse.example.org/kpi',
      '    query: { file: ./kpi/reviews.sql }',
    ),
    next: [RESTART, 'Name `warehouse/reviews` as the source of a goal: it is asked each day at 02:45.'],
  },
};

export const byFile = {
  /** Undefined for a connector that is not known here. */
  of: (id: string): ByFile | undefined => BY_FILE[id],
};
