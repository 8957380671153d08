type Details = Readonly<Record<string, string | number>>;

/** Refusals about access tokens: what happened, and what to do about it. */
export const TOKEN_TEXTS = {
  'token-role': ({ role }: Details) => [`There is no role “${role}”.`, 'There are reader and operator.'],
  'token-operator-limit': () => [
    'An operator’s token cannot be limited to a department: operators bring in data of all of them.',
    'Make a reader’s token, or leave out --department.',
  ],
  'token-department': ({ department }: Details) => [
    `There is no department “${department}” in the newest directory.`,
    'Write the path as in the directory, such as Sales/Berlin.',
  ],
  'token-no-directory': () => [
    'No directory is in yet, so no department can be named.',
    'Bring it in first: takeup import directory FILE.csv.',
  ],
  'token-expiry': ({ expires }: Details) => [
    `--expires ${expires} is no day that exists.`,
    'Write the token’s last day as YYYY-MM-DD.',
  ],
  'token-expiry-past': ({ expires, today }: Details) => [
    `--expires ${expires} lies in the past: today is ${today}.`,
    'Give the token’s last day, today or later.',
  ],
  'token-unknown': ({ id }: Details) => [
    `There is no access token “${id}”.`,
    'takeup token list shows every token’s id.',
  ],
  'operators-only': () => [
    'This needs an operator’s access token.',
    'Ask whoever runs Takeup: takeup token create --role operator.',
  ],
} satisfies Readonly<Record<string, (details: Details) => readonly [string, string]>>;
