import type { Fault, FaultCode, Reply } from '@takeup/connectors/kit';
import { isRow, textIn } from '@takeup/connectors/kit';

type Verdict = readonly [kind: Exclude<Fault['kind'], 'throttled'>, code: FaultCode];

const BY_ERROR: readonly (readonly [verdict: Verdict, errors: readonly string[]])[] = [
  [
    ['denied', 'unauthorised'],
    [
      'not_authed',
      'invalid_auth',
      'account_inactive',
      'token_revoked',
      'token_expired',
      'two_factor_setup_required',
    ],
  ],
  [
    ['denied', 'permission-missing'],
    [
      'missing_scope',
      'no_permission',
      'not_allowed_token_type',
      'not_an_admin',
      'not_in_channel',
      'access_denied',
      'ekm_access_denied',
      'enterprise_is_restricted',
      'missing_argument_team_id',
      'missing_argument',
      'org_login_required',
      'team_access_not_granted',
      'user_is_restricted',
    ],
  ],
  [
    ['denied', 'not-licensed'],
    ['feature_not_enabled', 'feature_not_available', 'not_an_enterprise', 'paid_only', 'paid_teams_only'],
  ],
  [
    ['denied', 'forbidden'],
    ['member_analytics_disabled', 'org_level_email_display_disabled'],
  ],
  [['not-yet', 'not-found'], ['file_not_yet_available']],
  // Days before Slack kept files, or before the plan had them: they will never be there.
  [
    ['absent', 'not-found'],
    ['file_not_found', 'data_not_available', 'channel_not_found', 'thread_not_found'],
  ],
  [['cursor-expired', 'refused'], ['invalid_cursor']],
  [
    ['transient', 'server-error'],
    [
      'internal_error',
      'fatal_error',
      'service_unavailable',
      'request_timeout',
      'team_added_to_org',
      'accesslimited',
    ],
  ],
];

const VERDICTS: ReadonlyMap<string, Verdict> = new Map(
  BY_ERROR.flatMap(([verdict, errors]) => errors.map((error) => [error, verdict] as const)),
);

/**
 * Slack refuses with `{"ok":false,"error":…}` and a 200. What it says is a word of its own vocabulary, and what a token lacks
 * stands in `needed`.
 */
export function faultIn({ status, json }: Reply): Fault | undefined {
  const error = errorIn(json);
  if (error === undefined || status === 429) return undefined;
  const detail = [error, ...neededIn(json)].join(' ');
  if (error === 'ratelimited') return { kind: 'throttled', code: 'rate-limited', detail };
  const known = VERDICTS.get(error);
  if (known !== undefined) return { kind: known[0], code: known[1], detail };
  // With a status of its own the general rules judge it.
  return status < 300 ? { kind: 'changed', code: 'refused', detail } : undefined;
}

/** What Slack says is wrong, where the answer is a refusal. */
export function errorIn(json: Reply['json']): string | undefined {
  if (!isRow(json) || json['ok'] !== false) return undefined;
  const error = textIn(json, 'error');
  return /^[a-z][a-z0-9_]{0,60}$/.test(error) ? error : 'unknown_error';
}

function neededIn(json: Reply['json']): readonly string[] {
  const needed = isRow(json) ? textIn(json, 'needed') : '';
  return /^[a-z][a-z:._,]{0,200}$/.test(needed) ? [`needs ${needed}`] : [];
}
