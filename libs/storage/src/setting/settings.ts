import type { Session } from '../session.js';
import { SettingTable } from './setting.table.js';

/** What this database was set up with: one value a key. */
export type SettingKey =
  'identity-check' | 'demo-started-at' | 'demo-platform' | 'demo-directory' | 'sealing-check';

export async function setting(session: Session, key: SettingKey): Promise<string | null> {
  const found = await session.getRepository(SettingTable).findOneBy({ key });
  return found?.value ?? null;
}

/** Keeps the value unless there is one; answers the one that stands. */
export async function settingOnce(session: Session, key: SettingKey, value: string): Promise<string> {
  await session.createQueryBuilder().insert().into(SettingTable).values({ key, value }).orIgnore().execute();
  return (await setting(session, key)) ?? value;
}

/** Puts a value in place of the one that stands; null: none stands from then on. */
export async function replaceSetting(session: Session, key: SettingKey, value: string | null): Promise<void> {
  const table = session.getRepository(SettingTable);
  if (value === null) await table.delete({ key });
  else await table.upsert({ key, value }, ['key']);
}
