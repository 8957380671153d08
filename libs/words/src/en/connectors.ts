/** What is the matter, and what to do about it. */
export interface Advice {
  readonly message: string;
  readonly whatToDo: string;
}

const advice = (message: string, whatToDo: string): Advice => ({ message, whatToDo });

const GIVE_ROLE = 'Give Takeup a bot account with the role System Admin.';

/** What the check of a connection found, by the note's code. */
const NOTES: Readonly<Record<string, Advice>> = {
  'directory-no-employee-id': advice(
    'The directory tells no employee id of those that were looked at.',
    'Say which attribute holds it: columns, employee_id=ATTRIBUTE; in takeup.yaml directory.source.columns.employee_id.',
  ),
  'directory-empty': advice(
    'The directory shows nobody.',
    'Give the token the right to read all users; nothing is taken in until then.',
  ),
  'activitystreams-cut-off': advice(
    'Outboxes hold less than they say: what is older was left out, and its days are a gap.',
    'Nothing has to be done: what is shown is read, and stays once it was. A file of lines can hold all of it.',
  ),
  'activitystreams-nothing-told': advice(
    'In a source there is nothing that is addressed to everybody and has a time, so nothing of it is told.',
    'Compare it with the page on ActivityStreams: to or cc has to name the public, and published the time.',
  ),
  'activitystreams-people-unknown': advice(
    'No actor’s address begins as people says, so nobody can be matched.',
    'Set people in takeup.yaml to what stands before the id in the addresses of actors.',
  ),
  'discourse-not-administrator': advice(
    'The key belongs to an account that is no administrator. To others Discourse shows less without saying so, so nothing is read.',
    'Make Takeup’s account an administrator, and keep its key read-only.',
  ),
  'discourse-addresses-hidden': advice(
    'The account sees nobody’s e-mail address, so nobody can be matched.',
    'Use a key of an administrator, to whom Discourse shows addresses.',
  ),
  'discourse-category-unknown': advice(
    'A category that private_categories names is not there.',
    'Correct the name in takeup.yaml: it stands before the number in the address of the category.',
  ),
  'discourse-no-explorer': advice(
    'No queries of the Data Explorer are configured, so who was there and who liked what is not known.',
    'Nothing has to be done. To measure it, add the two queries that the page on Discourse gives.',
  ),
  'discourse-queries-refused': advice(
    'Queries of the Data Explorer cannot be run with this key, are not there, or give other columns. Neither is read.',
    'Compare the queries with the page on Discourse, and let the key of explorer run them.',
  ),
  'mattermost-guest': advice('The token belongs to a guest, who sees next to nothing.', GIVE_ROLE),
  'mattermost-plain-member': advice('The token belongs to a member without a role.', GIVE_ROLE),
  'mattermost-channels-hidden': advice(
    'The account may not list the channels (manage_system), so nothing is read.',
    GIVE_ROLE,
  ),
  'mattermost-no-report': advice(
    'The server does not offer the report of posts: reactions later than 14 days after a post are missed.',
    'Nothing has to be done. With an Enterprise licence they would be counted.',
  ),
  'mattermost-not-licensed': advice(
    'The configuration insists on the report of posts, and the server has no licence for it.',
    'Set edition: auto in takeup.yaml.',
  ),
  'mattermost-addresses-hidden': advice(
    'The account sees neither e-mail addresses nor directory ids, so nobody can be matched.',
    GIVE_ROLE,
  ),
  'nodebb-not-administrator': advice(
    'The token belongs to an account that is no administrator. To others NodeBB shows less without saying so, so nothing is read.',
    'Add Takeup’s account to the group administrators.',
  ),
  'nodebb-no-addresses': advice(
    'No account holds a confirmed e-mail address, so nobody can be matched.',
    'Have people confirm their addresses, or let the sign-in of your organisation bring them.',
  ),
  'nodebb-category-unknown': advice(
    'A category that private_categories names is not there.',
    'Correct the name in takeup.yaml: it stands behind the number in the address of the category.',
  ),
  'rocket-chat-addresses-hidden': advice(
    'The account sees nobody’s e-mail address, so nobody can be matched.',
    'Give its role the permission view-full-other-user-info.',
  ),
  'rocket-chat-old': advice(
    'The server is older than Rocket.Chat 7.1 and does not give changes page by page, so messages cannot be read.',
    'Have the server brought up to date.',
  ),
  'rocket-chat-no-dashboard': advice(
    'The engagement dashboard is not asked, so who only reads is not known.',
    'Nothing has to be done. With a Premium plan, set dashboard: true.',
  ),
  'rocket-chat-not-premium': advice(
    'The server has no engagement dashboard, which comes with a Premium plan: who only reads is not known.',
    'Leave dashboard out of takeup.yaml, or have the plan changed.',
  ),
  'rocket-chat-dashboard-denied': advice(
    'The account may not see the engagement dashboard, so who only reads is not known.',
    'Give its role the permission view-engagement-dashboard.',
  ),
  'slack-no-analytics': advice(
    'The plan has no analytics of members, so who only reads is not known.',
    'Nothing has to be done. With Business+ or Enterprise, give an analytics_token.',
  ),
  'slack-members-disabled': advice(
    'The organisation has switched analytics of members off.',
    'Have an owner switch member analytics on, or do without: who only reads is not known then, and what Slack counts of public channels is told of all together.',
  ),
  'slack-addresses-hidden': advice(
    'The organisation hides e-mail addresses from analytics, so Slack gives no file of members.',
    'Have an owner switch the display of e-mail addresses on, or do without: who only reads is not known then, and what Slack counts of public channels is told of all together.',
  ),
  'slack-analytics-denied': advice(
    'The analytics_token may not read analytics.',
    'Have an owner of the organisation install the app with the user scope admin.analytics:read, and use that user token.',
  ),
  'slack-scopes-missing': advice(
    'A token lacks scopes.',
    'Add those that the page on Slack names to the app, and install it again.',
  ),
  'slack-no-members': advice(
    'No analytics_token is configured, so who only reads is not known.',
    'Give one if the plan is Business+ or Enterprise.',
  ),
  'slack-no-channels': advice(
    'No token for channels is configured, so what is said in communities is not read.',
    'Give a token to see communities, answers and topics.',
  ),
  'slack-bot-token': advice(
    'The token for channels belongs to a bot, and Slack lets no bot read the replies in public channels.',
    'Use a user token of an account of its own.',
  ),
  'teams-names-concealed': advice(
    'The organisation’s reports conceal the names of people, so their rows are joined to nobody and no report of people is read. What Teams counts itself is all there is.',
    'Ask a Global Administrator to clear “Display concealed user, group, and site names in all reports” in the Microsoft 365 admin center, under Settings, Org settings, Services, Reports.',
  ),
  'teams-setting-unseen': advice(
    'The application may not see whether reports conceal names. It is noticed in the reports themselves.',
    'Nothing has to be done. With the permission ReportSettings.Read.All it would be told before the first report.',
  ),
  'viva-engage-names-concealed': advice(
    'The organisation’s reports conceal the names of people, so their rows are joined to nobody and no report of people is read. What Viva Engage counts itself is all there is.',
    'Ask a Global Administrator to clear “Display concealed user, group, and site names in all reports” in the Microsoft 365 admin center, under Settings, Org settings, Services, Reports. For posts and replies alone the Data Export will do: have a Verified Admin let Takeup export, and set export_refresh_token.',
  ),
  'viva-engage-setting-unseen': advice(
    'The application may not see whether reports conceal names. It is noticed in the reports themselves.',
    'Nothing has to be done. With the permission ReportSettings.Read.All it would be told before the first report.',
  ),
  'viva-engage-no-export': advice(
    'There is no token for the Data Export: reading, liking and posting are told by day, but no replies, topics or communities.',
    'Nothing has to be done. To measure conversations, have a Verified Admin let Takeup export, and set export_refresh_token.',
  ),
  'zulip-guest': advice(
    'The key belongs to a guest, who sees only the channels that he was added to.',
    'Use a bot, or an account, with the role of a member.',
  ),
  'zulip-old': advice(
    'The server is older than Zulip 3.0 and does not name by id who reacted.',
    'Have the server brought up to date.',
  ),
  'zulip-addresses-hidden': advice(
    'The account sees nobody’s e-mail address, so nobody can be matched.',
    'Let e-mail addresses be seen by the account’s role, or give the account a role that may see them.',
  ),
  'zulip-history-limited': advice(
    'The organisation’s plan hides old messages, so days before them are not known.',
    'Nothing has to be done: the days that are shown are read, and stay once they were.',
  ),
};

/** Why a request or its answer was no use, by the fault's code. */
const FAULTS: Readonly<Record<string, Advice>> = {
  'rate-limited': advice('The platform asks to wait.', 'Takeup goes on by itself.'),
  unauthorised: advice(
    'The platform does not take the token.',
    'Make a new one; it is wrong, expired or revoked.',
  ),
  forbidden: advice(
    'The account may not read this.',
    'Give it what the platform’s page in docs/connectors names.',
  ),
  'permission-missing': advice(
    'The account lacks a permission.',
    'Give it what the platform’s page in docs/connectors names.',
  ),
  'names-concealed': advice(
    'The platform conceals who is who, so what it tells can be joined to nobody. Nothing was concluded.',
    'Have names shown in its reports; the platform’s page in docs/connectors says who can, and where.',
  ),
  'not-licensed': advice(
    'The platform’s licence does not offer this.',
    'The platform’s page in docs/connectors says what there is instead.',
  ),
  'login-page': advice(
    'A page for people answered instead of data.',
    'Let Takeup past the sign-in that stands before the API, or correct the url.',
  ),
  'private-host': advice(
    'The name leads into your own network.',
    'If it is meant to, add the host in takeup.yaml: to allow_hosts of this connection, or at the top for one that was connected from the product.',
  ),
  'other-origin': advice('The platform sends to another address.', 'Use that address as url.'),
  'too-many-redirects': advice('The platform sends on and on.', 'Use the address where it ends as url.'),
  unreachable: advice('The platform cannot be reached.', 'Takeup asks again. Check the url if it stays so.'),
  certificate: advice(
    'The platform’s certificate is not trusted.',
    'Tell Node of your organisation’s authority: NODE_EXTRA_CA_CERTS.',
  ),
  reset: advice('The platform ended the connection.', 'Takeup asks again by itself.'),
  stalled: advice('The platform took too long.', 'Takeup asks again by itself.'),
  truncated: advice('The answer was cut off.', 'Takeup asks again by itself.'),
  unreadable: advice('The answer could not be read.', 'Takeup asks again by itself.'),
  'too-large': advice(
    'The answer was larger than Takeup takes.',
    'Ask for less, where what is asked is yours: fewer rows or columns of a KPI. Else look for a newer version of Takeup, and tell us.',
  ),
  'server-error': advice('The platform has a fault of its own.', 'Takeup asks again by itself.'),
  'not-found': advice(
    'The platform does not have this any more.',
    'Nothing can be done: the days stay a gap.',
  ),
  refused: advice('The platform did not understand.', 'Look for a newer version of Takeup, and tell us.'),
  'not-encrypted': advice(
    'The database does not encrypt connections, so neither password nor values were sent.',
    'Have encryption switched on there (ssl = on). Where the way to it is safe without, end its address in ?sslmode=disable.',
  ),
  'no-database': advice(
    'The server has no database of that name.',
    'Correct the end of the address. Where it names none, the name of the user is asked for.',
  ),
  'query-wrong': advice(
    'The database refuses the query of this KPI: it is wrong, or names what is not there.',
    'Correct the query. Try it in the database as the same user, which tells more than the code that Takeup keeps.',
  ),
  'query-too-slow': advice(
    'The query of this KPI took longer than it may.',
    'Make it ask for less, or let it take longer: timeout_s.',
  ),
  'repeated-page': advice(
    'The platform’s pages lead round in a circle.',
    'Takeup asks again. If it stays so, tell the platform’s vendor.',
  ),
  'unexpected-shape': advice(
    'The answer is not what it was.',
    'Look for a newer version of Takeup, and tell us.',
  ),
  'clock-ahead': advice(
    'The platform tells of acts in the future, so one of the two clocks is wrong. Nothing was concluded.',
    'Compare the clocks of the platform and of Takeup’s machine, set them by the same time server, and sync again.',
  ),
  'same-place': advice(
    'Another connection reads the same place, and everybody’s acts would count twice. It is named below.',
    'Take one of the two out of takeup.yaml, or remove it on Data sources or by takeup connection remove.',
  ),
  cancelled: advice('The sync was stopped.', 'It goes on where it stood the next time.'),
};

/** A platform's own sense of a word, by the catalogue key of a stream's `means`. */
const MEANINGS: Readonly<Record<string, string>> = {
  'activitystreams-active':
    'Posted, replied, reacted or edited, addressed to everybody. What has no time is left out, as Likes of many servers are.',
  'discourse-reached':
    'Visited the forum on a day of UTC, as Discourse’s own log of visits has it. Reading private messages is a visit too.',
  'discourse-active':
    'Posted, replied or liked in a category that everybody can read. Without queries of the Data Explorer likes are not known.',
  'discourse-contributing':
    'Began a topic or replied in a category that everybody can read. Private messages do not count.',
  'mattermost-active':
    'Posted, replied or reacted in a public channel. Reading does not count, for Mattermost does not tell of it.',
  'nodebb-active':
    'Posted, replied or voted in a category that every member can read. Reading does not count: NodeBB keeps only the last time somebody was seen.',
  'nodebb-votes':
    'NodeBB tells no time of a vote: it counts on the day of the post that was voted on. Votes up to 14 days after the post; later ones are missed.',
  'rocket-chat-reached':
    'Was signed in on a day, as Rocket.Chat sums up sessions: an app that stays connected counts. By the days of the server’s clock.',
  'rocket-chat-active':
    'Wrote or reacted in a public channel. Private rooms and direct messages do not count.',
  'rocket-chat-reactions': 'Rocket.Chat tells no time of a reaction: it counts on the day of the message.',
  'slack-reached':
    'Read or posted anywhere on Slack that day, direct messages and private channels included.',
  'slack-active':
    'Posted in a channel, public or private. Reading, reactions and direct messages do not count.',
  'slack-contributing':
    'Posted in a channel, public or private. Slack does not tell replies from other posts here.',
  'slack-reactions':
    'Slack tells no time of a reaction: it counts on the day of the message. Where many reacted, it does not name all.',
  'slack-late-replies': 'Replies up to 14 days after a thread began; later ones are missed.',
  'mattermost-late-reactions': 'Reactions up to 14 days after the post; later ones are missed.',
  'teams-active':
    'Posted or replied in a channel on a day of UTC, private and shared channels included. Reading, chats, meetings and calls do not count.',
  'teams-contributing':
    'Posted or replied in a channel on a day of UTC, as Microsoft’s reports count it. Chats do not count.',
  'viva-engage-reached':
    'Read at least one message or did anything else that Microsoft counts, on a day of UTC. Private messages and groups are part of its reports.',
  'viva-engage-active':
    'Posted or liked on a day of UTC. Likes come from Microsoft’s reports, in which private messages and groups are counted too; posts as well, unless there is the Data Export.',
  'viva-engage-posted':
    'Posted, as Microsoft’s reports count it: replies are posts there, and messages in private groups and conversations are counted.',
  'viva-engage-public-posts':
    'Messages and replies in public communities and to everybody. What was deleted within three days counts no longer.',
  'zulip-active':
    'Wrote or reacted in a public channel. Reading does not count, for Zulip tells of no day on which somebody read.',
  'zulip-reactions':
    'Zulip tells no time of a reaction: it counts on the day of the message. Reactions up to 14 days after it; later ones are missed.',
  'zulip-replies': 'Every message of a topic but its first is a reply.',
};

/** What somebody lets Takeup read: what it is, and who gives what. */
export interface ConsentText {
  readonly title: string;
  readonly given: string;
}

/** By the id of a connector's consent. */
const CONSENTS: Readonly<Record<string, ConsentText>> = {
  'activitystreams-outboxes': {
    title: 'ActivityStreams 2.0: public outboxes or files of lines',
    given: 'their addresses, and a token where the server asks for one (communities, token)',
  },
  'discourse-administrator': {
    title: 'Discourse: an administrator’s account',
    given: 'a read-only key of an administrator’s account of its own (username, token)',
  },
  'discourse-explorer': {
    title: 'Discourse: two queries of the Data Explorer',
    given: 'two queries, and a key that may run them and nothing else (explorer)',
  },
  'mattermost-bot': {
    title: 'Mattermost: a bot account',
    given: 'a token of one with the role System Admin',
  },
  'nodebb-administrator': {
    title: 'NodeBB: an administrator’s account',
    given: 'a user token of an account of its own in the group administrators (token)',
  },
  'rocket-chat-account': {
    title: 'Rocket.Chat: an account’s token',
    given: 'the id and a personal access token of an account with the role bot (user_id, token)',
  },
  'rocket-chat-dashboard': {
    title: 'Rocket.Chat: the engagement dashboard',
    given: 'a Premium plan, and the permission view-engagement-dashboard (dashboard: true)',
  },
  'slack-analytics': {
    title: 'Slack: the files of members',
    given: 'an owner’s user token with admin.analytics:read on Business+ or Enterprise (analytics_token)',
  },
  'slack-channels': {
    title: 'Slack: public channels',
    given: 'a user token with channels:read and channels:history (token)',
  },
  'teams-reports': {
    title: 'Microsoft Teams: the usage reports',
    given: 'Reports.Read.All, and names shown in reports by a Global Administrator',
  },
  'viva-engage-reports': {
    title: 'Viva Engage: the usage reports',
    given: 'Reports.Read.All, and names shown in reports by a Global Administrator',
  },
  'viva-engage-export': {
    title: 'Viva Engage: the Data Export',
    given: 'a Verified Admin’s token (export_refresh_token)',
  },
  'zulip-member': {
    title: 'Zulip: a member’s API key',
    given: 'the address and API key of a bot or account with the role of a member (email, api_key)',
  },
};

export const connectors = {
  /** Undefined for a consent that is not known here. */
  consent: (id: string): ConsentText | undefined => CONSENTS[id],
  /** Undefined for a note that is not known here. */
  note: (code: string): Advice | undefined => NOTES[code],
  /** Undefined for a code that is not known here. */
  fault: (code: string): Advice | undefined => FAULTS[code],
  meaning: (key: string): string | undefined => MEANINGS[key],
};
