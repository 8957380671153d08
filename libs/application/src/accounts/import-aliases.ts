import { invalid } from '@takeup/domain';
import type { IncomingAlias, LoadedAliases } from '@takeup/storage';
import { inTransaction, recordImport, replaceAliases, stageAliases } from '@takeup/storage';
import type { ImportContext } from '../context.js';
import type { AliasLine } from '../files/index.js';
import { listedLines, readAliases, readText } from '../files/index.js';
import type { Outcome } from '../outcome.js';
import { Refused, outcomeOf } from '../outcome.js';

export interface ImportAliases {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly delimiter?: string;
}

export interface AliasReport extends LoadedAliases {
  readonly kind: 'aliases';
  /** The same rules were there already: nothing changed. */
  readonly unchanged: boolean;
}

/**
 * Puts the rules of a file in the place of all there were: whose an account is that the directory does not know. They
 * count from the first month on of which nothing is published, in the months whose roster has the person.
 *
 * All of the file or nothing: what ties an account to two people, or to nobody that a roster has, is refused.
 */
export function importAliases(
  context: ImportContext,
  { bytes, delimiter }: ImportAliases,
): Promise<Outcome<AliasReport>> {
  return outcomeOf(async () => {
    const { config, identity } = context;
    const text = readText(bytes);
    const asking = config.connections.filter(({ consents }) => consents !== undefined);
    const lines = await readAliases(text.text, new Set(asking.map(({ key }) => key)), delimiter);
    return inTransaction(context.pools, async (session) => {
      const aliases = onePerAccount(lines.map((line) => incoming(context, line)));
      const { unknown, taken } = await stageAliases(session, identity.id, aliases);
      if (unknown.length > 0) throw new Refused(invalid('alias-unknown', listedLines(unknown)));
      if (taken.length > 0) throw new Refused(invalid('alias-taken', listedLines(taken)));
      const loaded = await replaceAliases(session, identity.id, aliases);
      await recordImport(session, {
        kind: 'aliases',
        connectionId: null,
        importedAt: new Date(context.clock.now()),
        fileSha256: text.digest(),
        lines: lines.length,
        accepted: loaded.aliases,
        rejects: [],
        quarantined: 0,
      });
      return { kind: 'aliases', ...loaded, unchanged: loaded.added === 0 && loaded.gone === 0 };
    });
  });
}

function incoming({ identity }: ImportContext, own: AliasLine): IncomingAlias {
  const { line, account, connection, employeeId } = own;
  const isAddress = connection === null;
  return {
    line,
    accountHash: identity.hash(isAddress ? account : `${connection}\n${account}`),
    accountDomain: isAddress ? identity.domain(account) : null,
    employeeHash: identity.hash(employeeId),
    employeeDomain: identity.domain(employeeId),
  };
}

/** By the operator's domains two ways of writing may be one address. */
function onePerAccount(aliases: readonly IncomingAlias[]): readonly IncomingAlias[] {
  const known = new Map<string, IncomingAlias>();
  const twice: string[] = [];
  for (const own of aliases) {
    const key = own.accountHash.toString('hex');
    const before = known.get(key);
    if (before === undefined) known.set(key, own);
    else if (!before.employeeHash.equals(own.employeeHash)) twice.push(`${before.line} and ${own.line}`);
  }
  if (twice.length > 0) throw new Refused(invalid('alias-twice', listedLines(twice)));
  return [...known.values()];
}
