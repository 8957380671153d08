import { invalid } from '@takeup/domain';
import { Refused } from '../outcome.js';
import { listedLines } from './listed-lines.js';
import { normaliseIdentifier } from './identity-key.js';
import { readTable } from './records.js';

const COLUMNS = ['account', 'employee_id', 'connection'] as const;

/** A line of an alias file, as written: an account and whose it is. It leaves memory only as hashes. */
export interface AliasLine {
  readonly line: number;
  /** An address or id as activity names it; on a connection that is read, the platform's own id. */
  readonly account: string;
  /** Null: an address or id, wherever it acts. */
  readonly connection: string | null;
  readonly employeeId: string;
}

/**
 * Reads a file of rules: `account`, `employee_id`, and `connection` for a platform's own ids. One that repeats another counts once; a
 * file of its header alone has no rules.
 * @param hasIds connections whose accounts have ids of the platform's own
 * @throws Refused for lines that cannot be read or lack a field, an account of two people, a connection without ids of its own
 */
export async function readAliases(
  text: AsyncIterable<string>,
  hasIds: ReadonlySet<string>,
  delimiter?: string,
): Promise<readonly AliasLine[]> {
  const table = await readTable(text, COLUMNS, delimiter);
  const missing = ['account', 'employee_id'].filter((column) => !table.columns.includes(column));
  if (missing.length > 0)
    throw new Refused(invalid('file-missing-columns', { missing: missing.join(', '), file: 'alias' }));
  const known = new Map<string, AliasLine>();
  const incomplete: number[] = [];
  const foreign: number[] = [];
  const twice: string[] = [];
  for await (const batch of table.lines) {
    for (const { line, fields } of batch) {
      const { account, employee_id: employeeId, connection = null } = fields ?? {};
      if (account === undefined || employeeId === undefined) incomplete.push(line);
      else if (connection !== null && !hasIds.has(connection)) foreign.push(line);
      else {
        const own = { line, account, connection, employeeId: normaliseIdentifier(employeeId) };
        const key = `${connection ?? ''}\n${normaliseIdentifier(account)}`;
        const before = known.get(key);
        if (before === undefined) known.set(key, own);
        else if (before.employeeId !== own.employeeId) twice.push(`${before.line} and ${line}`);
      }
    }
  }
  const faults = [
    ['alias-incomplete', incomplete],
    ['alias-connection', foreign],
    ['alias-twice', twice],
  ] as const;
  for (const [code, lines] of faults)
    if (lines.length > 0) throw new Refused(invalid(code, listedLines(lines)));
  return [...known.values()];
}
