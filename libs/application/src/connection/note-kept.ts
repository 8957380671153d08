import { consentsOf } from '@takeup/connectors/kit';
import { claimConnection, noteConnected, noteConsents, noteDelivered, notePulled } from '@takeup/storage';
import type { Session } from '@takeup/storage';
import type { Context } from '../context.js';
import { today } from '../context.js';
import { EVER, wantedSpan } from '../sync/wanted.js';
import type { ReadDraft } from './read-draft.js';

/** Notes what others may know of a connection that is kept: that it is there, and what its configuration lets be told. */
export async function noteKept(
  session: Session,
  context: Pick<Context, 'clock' | 'config'>,
  { key, title, connector, since, opened }: ReadDraft,
): Promise<void> {
  const { kind } = opened;
  await noteConnected(session, { key, title, kind, connector, series: null });
  const { id, until, removedOn } = await claimConnection(session, key, title);
  if (kind === 'receiver') return noteDelivered(session, id);
  const { source } = opened;
  const day = today(context);
  const wanted = wantedSpan({ zone: context.config.zone, today: day, since, historyDays: EVER });
  await notePulled(session, id, {
    connector,
    since: new Date(wanted.from),
    until: new Date(removedOn === null ? (until ?? wanted.to) : wanted.to),
  });
  await noteConsents(session, id, consentsOf(source.connector, source.config));
}
