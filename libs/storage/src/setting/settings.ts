import type { Session } from '../session.js';
import { SettingTable } from './setting.table.js';

/** What this database was set up with: one value a key, written once. */
export type SettingKey = 'identity-check' | 'demo-started-at';

export async function setting(session: Session, key: SettingKey): Promise<string | null> {
  const found = await session.getRepository(SettingTable).findOneBy({ key });
  return found?.value ?? null;
}

/** Keeps the value unless there is one; answers the one that stands. */
export async function settingOnce(session: Session, key: SettingKey, value: string): Promise<string> {
  await session.createQueryBuilder().insert().into(SettingTable).values({ key, value }).orIgnore().execute();
  return (await setting(session, key)) ?? value;
}
