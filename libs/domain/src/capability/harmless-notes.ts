/** Codes of what a check may find that nobody has to put right: the platform has no more to give. */
export const HARMLESS_NOTES: ReadonlySet<string> = new Set([
  'activitystreams-cut-off',
  'discourse-no-explorer',
  'mattermost-no-report',
  'rocket-chat-no-dashboard',
  'slack-no-analytics',
  'teams-setting-unseen',
  'viva-engage-no-export',
  'viva-engage-setting-unseen',
  'zulip-history-limited',
]);
