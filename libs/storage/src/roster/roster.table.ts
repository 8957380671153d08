import { EntitySchema } from 'typeorm';

/** One imported directory file. */
export interface RosterRow {
  readonly id: number;
  /** Null: the first roster, which holds back to each person's start. */
  readonly asOf: string | null;
  readonly importedOn: string;
  readonly fileSha256: string;
  readonly people: number;
}

export const RosterTable = new EntitySchema<RosterRow>({
  name: 'Roster',
  schema: 'person',
  tableName: 'roster',
  columns: {
    id: { name: 'roster_id', type: 'integer', primary: true, generated: 'increment' },
    asOf: { name: 'as_of', type: 'date', nullable: true },
    importedOn: { name: 'imported_on', type: 'date' },
    fileSha256: { name: 'file_sha256', type: 'text' },
    people: { type: 'integer' },
  },
});
