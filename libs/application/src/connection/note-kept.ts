import { consentsOf } from '@takeup/connectors/kit';
import {
  beginAgain,
  claimConnection,
  noteConnected,
  noteConsents,
  noteDelivered,
  notePulled,
} from '@takeup/storage';
import type { Session } from '@takeup/storage';
import type { Context } from '../context.js';
import { today } from '../context.js';
import { askSoon } from '../job/ask-soon.js';
import type { Source } from '../sync/sync-context.js';
import { EVER, wantedSpan } from '../sync/wanted.js';
import { jobOf } from './job-of.js';
import type { ReadDraft } from './read-draft.js';

type Noting = Pick<Context, 'clock' | 'config'>;

/** Notes what others may know of a connection that is kept: that it is there, and what its configuration lets be told. */
export async function noteKept(session: Session, context: Noting, draft: ReadDraft): Promise<void> {
  const { key, title, connector, opened } = draft;
  const { kind } = opened;
  const series = opened.kind === 'outcome' ? opened.outcome.series : null;
  await noteConnected(session, { key, title, kind, connector, series });
  switch (kind) {
    case 'platform':
      return notePlatform(session, context, opened.source);
    case 'receiver':
      return noteDelivered(session, (await claimConnection(session, key, title)).id);
    case 'directory':
    case 'outcome':
      return askAnew(session, context, jobOf(kind, key));
  }
}

/** What is being read by its former settings ends: their token may be the reason for the change. */
async function askAnew(session: Session, context: Noting, job: string): Promise<void> {
  await beginAgain(session, job, new Date(context.clock.now()));
  await askSoon(session, context, job);
}

/** It is known before anything is read of it: from now on no period is published without it. */
async function notePlatform(session: Session, context: Noting, source: Source): Promise<void> {
  const { key, title, connector, since, config } = source;
  const { id, until, removedOn } = await claimConnection(session, key, title);
  const day = today(context);
  const wanted = wantedSpan({ zone: context.config.zone, today: day, since, historyDays: EVER });
  await notePulled(session, id, {
    connector: connector.id,
    since: new Date(wanted.from),
    until: new Date(removedOn === null ? (until ?? wanted.to) : wanted.to),
  });
  await noteConsents(session, id, consentsOf(connector, config));
}
