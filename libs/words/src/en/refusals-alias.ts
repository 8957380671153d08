type Details = Readonly<Record<string, string | number>>;
type Say = (details: Details) => readonly [message: string, whatToDo: string, where?: string];

const where = ({ lines }: Details) => `lines ${lines}`;
const some = (count: string | number | undefined, one: string, many: string) =>
  count === 1 ? `One line ${one}` : `${count} lines ${many}`;

/** What is said of a file of aliases that is not taken. */
export const ALIAS_TEXTS = {
  'alias-incomplete': (own) => [
    `${some(own['count'], 'lacks', 'lack')} an account or an employee_id, or cannot be read.`,
    'A line is account,employee_id and, for an id of the platform’s own, connection. Nothing was changed.',
    where(own),
  ],
  'alias-twice': (own) => [
    `${own['count'] === 1 ? 'One account is' : `${own['count']} accounts are`} given to two people.`,
    'An account is one person’s. Keep one of the two lines, or neither where people share it. Nothing was changed.',
    where(own),
  ],
  'alias-connection': (own) => [
    `${some(own['count'], 'names', 'name')} a connection that takeup.yaml does not name, or whose accounts have no ids of their own.`,
    'Name a connection that Takeup reads by a connector, and give the platform’s own id of the account; or leave connection empty and give the address or id. Nothing was changed.',
    where(own),
  ],
  'alias-unknown': (own) => [
    `${some(own['count'], 'gives its account', 'give their accounts')} to an employee_id that no directory has had.`,
    'Correct the id, or bring the directory in first. Nothing was changed.',
    where(own),
  ],
  'alias-taken': (own) => [
    `${some(own['count'], 'gives away an account', 'give away accounts')} that the newest directory says to be somebody else’s.`,
    'Take the line out, or correct the directory: where it knows an account, it holds. Nothing was changed.',
    where(own),
  ],
} satisfies Readonly<Record<string, Say>>;
