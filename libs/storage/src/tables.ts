import { RosterTable } from './roster/roster.table.js';
import { SettingTable } from './setting/setting.table.js';

/** The small tables that TypeORM maps to plain objects; the large ones are reached by set-wise SQL only. */
export const tables = [RosterTable, SettingTable];
