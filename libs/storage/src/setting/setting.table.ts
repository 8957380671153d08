import { EntitySchema } from 'typeorm';

/** One thing this database was set up with. */
export interface Setting {
  readonly key: string;
  readonly value: string;
}

export const SettingTable = new EntitySchema<Setting>({
  name: 'Setting',
  schema: 'coverage',
  tableName: 'setting',
  columns: { key: { type: 'text', primary: true }, value: { type: 'text' } },
});
