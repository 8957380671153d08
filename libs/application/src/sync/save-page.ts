import type { Stream } from '@takeup/connectors/kit';
import type { InstantSpan, Slice } from '@takeup/domain';
import type { HeldRun, PartKey, Session, SettledSpan } from '@takeup/storage';
import {
  addSettled,
  countPage,
  guardRun,
  loadAccounts,
  loadCommunities,
  loadRows,
  noteDrift,
  noteInterrupted,
  noteReadToday,
} from '@takeup/storage';
import type { DriftNote } from '@takeup/storage';
import { actsOf, rowKeyOf } from './facts-to-rows.js';
import type { ObservedRow } from './facts-to-rows.js';
import type { SyncContext } from './sync-context.js';
import { today } from '../context.js';

export interface PageToSave {
  readonly stream: Stream;
  readonly slice: Slice;
  readonly part: PartKey;
  readonly rows: readonly ObservedRow[];
  /** Fields left out, by name. */
  readonly drift: readonly DriftNote[];
  /** Where the slice goes on; undefined: it was read to its end. */
  readonly cursor: string | undefined;
  /** Newly covered, up to the instant from which it has settled. */
  readonly settled: SettledSpan | undefined;
  /** Newly read to its end, and not settled yet. */
  readonly early: InstantSpan | undefined;
  readonly syncId: number;
  readonly requests: number;
}

/** Rows, cursor and coverage in the caller's one transaction, behind the fence. */
export async function savePage(
  session: Session,
  context: SyncContext,
  held: HeldRun,
  page: PageToSave,
): Promise<void> {
  await guardRun(session, held);
  const { stream, slice, part, rows } = page;
  const { connectionId } = part;
  const { identity, config } = context;
  const on = today(context);
  await loadCommunities(session, connectionId, communitiesOf(rows));
  const accounts = accountsOf(rows);
  if (accounts.length > 0)
    await loadAccounts(session, { connectionId, keyId: identity.id, seenOn: on }, accounts);
  if (stream.tells.acts.length > 0) {
    await loadRows(session, {
      connectionId,
      keyId: identity.id,
      rowKeys: rows.map(({ key }) => rowKeyOf(stream.name, key)),
      acts: actsOf(stream.name, rows, config.zone),
    });
  }
  await noteDrift(session, { connectionId, stream: stream.name, on }, page.drift);
  if ('from' in slice) {
    const { from, to } = slice;
    await noteInterrupted(
      session,
      part,
      page.cursor === undefined ? null : { from, to, cursor: page.cursor },
    );
  }
  if (page.settled) await addSettled(session, part, page.settled);
  if (page.early) await noteReadToday(session, part, page.early, on);
  await countPage(session, page.syncId, page.requests);
}

function communitiesOf(rows: readonly ObservedRow[]) {
  return rows.flatMap(({ facts }) =>
    facts.flatMap((fact) =>
      fact.fact === 'community' ? [{ platformId: fact.community, key: fact.key, title: fact.title }] : [],
    ),
  );
}

function accountsOf(rows: readonly ObservedRow[]) {
  return rows.flatMap(({ facts }) =>
    facts.flatMap((fact) =>
      fact.fact === 'account'
        ? [
            {
              accountHash: Buffer.from(fact.account, 'hex'),
              aliases: fact.aliases.map((alias) => Buffer.from(alias, 'hex')),
              bot: fact.kind === 'bot',
              enabled: fact.enabled,
            },
          ]
        : [],
    ),
  );
}
