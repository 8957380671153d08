import { addDays, isPartial } from '@takeup/domain';
import type { ReleasedPurpose, Session } from '@takeup/storage';
import type { ToldPeriod } from '../gate/index.js';
import { releasedMeasures, toldPurpose, toldPurposeDepartments } from '../gate/index.js';
import type { Context } from '../context.js';
import type { PurposeView, PurposeWindow } from './overview-view.js';

const LENGTH = 28;

/** What the acts of a window were for, as it was published with it; null where nothing was. */
export async function purposeOn(
  session: Session,
  { config }: Context,
  { scopeId, key, to }: ToldPeriod,
): Promise<PurposeView | null> {
  const windows = await toldPurpose(session, { scopeId, until: to });
  const own = windows.at(-1);
  if (own === undefined || own.key !== key) return null;
  const partial = await partialOf(
    session,
    scopeId,
    windows.map((window) => window.key),
  );
  const told = ({ key: of, to: last, charters, percentWith }: ReleasedPurpose): PurposeWindow => ({
    to: last,
    partial: partial.has(of),
    declared: charters.length > 0,
    percentWith,
  });
  const departments = await toldPurposeDepartments(session, { scopeId, key });
  const before = windows.find((window) => window.to === addDays(to, -LENGTH));
  return {
    ...told(own),
    departments: departments.map((line) => ({ ...line, it: config.itDepartments.includes(line.department) })),
    before: before === undefined ? null : told(before),
    course: windows.map(told),
  };
}

/** The windows that go without some of their days. */
async function partialOf(
  session: Session,
  scopeId: number,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const measures = await releasedMeasures(session, scopeId, keys);
  return new Set(measures.flatMap((own) => (own.measure === 'active' && isPartial(own) ? [own.key] : [])));
}
