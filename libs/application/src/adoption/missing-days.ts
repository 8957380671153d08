import type { Day } from '@takeup/domain';
import type { Session } from '@takeup/storage';
import { streams } from '@takeup/storage';

/** A day that figures go on without, and the source it did not come from. */
export interface MissingDayView {
  readonly day: Day;
  readonly connection: string;
  /** What the source is called today; its key where it is gone. */
  readonly title: string;
}

/** Names the sources of days as readers know them. */
export async function namedDays(
  session: Session,
): Promise<(days: readonly Omit<MissingDayView, 'title'>[]) => readonly MissingDayView[]> {
  const titles = new Map((await streams(session)).map(({ connection, title }) => [connection, title]));
  return (days) => days.map((own) => ({ ...own, title: titles.get(own.connection) ?? own.connection }));
}
