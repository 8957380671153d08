/** A field of a platform's form. */
export interface FieldText {
  readonly label: string;
  readonly hint: string;
}

const text = (label: string, hint: string): FieldText => ({ label, hint });

const ADDRESS = 'As people open it, with https.';

const ELSEWHERE = 'Leave it empty: for other clouds and tests.';

/** Of an application in Microsoft Entra ID that reads usage reports. */
const APPLICATION = {
  tenant: text('Tenant', 'Its id or a domain, such as bank.example.'),
  client_id: text('Application (client) id', 'Microsoft Entra admin center, App registrations, Overview.'),
  client_secret: text(
    'Client secret',
    'Of that application, which has the permission Reports.Read.All with admin consent. Note when it ends.',
  ),
};
const CLOUD = {
  login_url: text('Sign-in address', ELSEWHERE),
  graph_url: text('Address of Microsoft Graph', ELSEWHERE),
  report_hosts: text('Hosts of report files', ELSEWHERE),
};

const COLUMNS = text(
  'Columns that are made of something else',
  'COLUMN=ATTRIBUTE, parted by commas, such as employee_id=externalId; a column that comes twice is made of both. Columns are those of a directory file.',
);

const SERIES = text(
  'Series',
  'CONNECTION/KEY, such as tickets/time_to_answer: charters name it as the source of a goal. It stays.',
);

/** What to ask whoever runs it for, of what has no consents of its own; by the connector's id. */
const ASKS: Readonly<Record<string, readonly { readonly title: string; readonly given: string }[]>> = {
  scim: [{ title: 'Who works here', given: 'a token that may read users and nothing else' }],
  http: [
    {
      title: 'Values of a KPI',
      given: 'an address that answers with JSON, and a token where it asks for one',
    },
  ],
  sql: [
    {
      title: 'Values of a KPI',
      given: 'a PostgreSQL user that may read what the query needs and nothing else, and one SELECT',
    },
  ],
  entra: [
    {
      title: 'Who works here',
      given:
        'an application with the application permission User.Read.All and an administrator’s consent; its id, its tenant and a client secret',
    },
  ],
};

/** By the connector's id and the field's name. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, FieldText>>>> = {
  scim: {
    url: text(
      'Address of the directory',
      'What stands before /Users, such as https://people.example.org/scim/v2.',
    ),
    token: text('Access token', 'It needs to read users and nothing else.'),
    columns: COLUMNS,
  },
  http: {
    series: SERIES,
    url: text('Address of the values', 'With its query, such as https://kpi.example.org/weekly?unit=retail.'),
    token: text('Access token', 'Only where it asks for one.'),
    token_header: text('Header of the token', 'Empty: Authorization, with Bearer before the token.'),
    rows: text('Where the values stand', 'In the answer, by JSONPath (RFC 9535), such as $.data[*].'),
    columns: text(
      'Where the parts of a value stand',
      'In its row, as COLUMN=PATH, parted by commas: at=$.week_end, value=$.share, n=$.calls. Columns are those of an outcome file.',
    ),
  },
  sql: {
    series: SERIES,
    database: text(
      'Address of the database',
      'postgresql://reader:password@warehouse.example.org/kpi, with a user that can read only. Its password may change later, the database not.',
    ),
    query: text(
      'Query',
      'One SELECT whose columns are called as those of an outcome file: at, value, and n, department or persona where there are any.',
    ),
    timeout_s: text('Seconds until the query is ended', 'At most 600.'),
  },
  entra: {
    ...APPLICATION,
    client_secret: text(
      'Client secret',
      'Of that application, which has the permission User.Read.All with admin consent. Note when it ends.',
    ),
    login_url: CLOUD.login_url,
    graph_url: CLOUD.graph_url,
    columns: COLUMNS,
  },
  activitystreams: {
    url: text('Address of the server', ADDRESS),
    token: text('Access token', 'Only where the server asks for one.'),
    people: text(
      'What stands before the id of a person',
      'In the addresses of actors, where the directory knows that id; else nobody is matched.',
    ),
  },
  discourse: {
    url: text('Address of the forum', `${ADDRESS} With its path where it has one.`),
    username: text(
      'Account',
      'The name of the administrator’s account that the key belongs to, of Takeup’s own.',
    ),
    token: text('API key', 'Admin, API: of that account, read-only.'),
    private_categories: text(
      'Private categories to read',
      'Names as they stand in addresses, parted by commas. Without any, only what everybody can read.',
    ),
  },
  mattermost: {
    url: text('Address of the server', ADDRESS),
    token: text('Access token', 'Of a bot account with the role System Admin: Integrations, Bot Accounts.'),
    edition: text(
      'Report of posts',
      'auto asks the server; enterprise insists on the report, team does without.',
    ),
  },
  nodebb: {
    url: text('Address of the forum', `${ADDRESS} With its path where it has one.`),
    token: text(
      'API token',
      'Admin, Settings, API Access: with the user id of an administrator’s account of Takeup’s own, never 0.',
    ),
    private_categories: text(
      'Private categories to read',
      'Names as they stand in addresses, parted by commas. Without any, only what every member can read.',
    ),
  },
  'rocket-chat': {
    url: text('Address of the server', ADDRESS),
    user_id: text('Id of the account', 'It stands beside the personal access token.'),
    token: text(
      'Personal access token',
      'Of an account of Takeup’s own with the role bot: Account, Personal Access Tokens.',
    ),
    dashboard: text(
      'Engagement dashboard',
      'true: with a Premium plan it tells who was there on a day. The account needs view-engagement-dashboard.',
    ),
    channels: text(
      'Channels to read',
      'named: those that charters name, all while none does. all: every public one.',
    ),
  },
  slack: {
    analytics_token: text(
      'Token for the files of members',
      'A user token with admin.analytics:read, on Business+ or Enterprise. This or the next is enough.',
    ),
    token: text(
      'Token for channels',
      'A user token with channels:read and channels:history, of an account of its own.',
    ),
    url: text('Address of the API', 'Leave it empty unless you use GovSlack: https://slack-gov.com/api.'),
    team: text('Workspace', 'Its id, such as T012AB3C4, where the token is the whole organisation’s.'),
    channels: text(
      'Channels to read',
      'named: those that charters name, all while none does. all: every public one.',
    ),
  },
  teams: { ...APPLICATION, ...CLOUD },
  'viva-engage': {
    ...APPLICATION,
    export_token: text(
      'Long-lived token for the Data Export',
      'Only for conversations, and only where there is no refresh token.',
    ),
    export_refresh_token: text(
      'Refresh token for the Data Export',
      'Only for conversations: from a Verified Admin, as docs/connectors tells.',
    ),
    ...CLOUD,
    export_url: text('Address of the Data Export', ELSEWHERE),
  },
  zulip: {
    url: text('Address of the organisation', ADDRESS),
    email: text('E-mail address of the bot', 'Settings, Organisation, Bots. It is sealed like the key.'),
    api_key: text('API key', 'Of that bot, which needs the role of a member and no more.'),
  },
};

export const platforms = {
  asks: (connector: string) => ASKS[connector] ?? [],
  /** Its own name where nothing better is known. */
  field: (connector: string, name: string): FieldText =>
    FIELDS[connector]?.[name] ?? text(name.replaceAll('_', ' '), ''),
  isKnown: (connector: string, name: string): boolean => FIELDS[connector]?.[name] !== undefined,
};
