import type { Day, Profile } from '@takeup/domain';
import {
  ALL,
  DIRECT,
  DIRECTORY_COLUMNS,
  RULE_ATTRIBUTES,
  UNASSIGNED,
  invalid,
  isDay,
  normaliseDepartment,
} from '@takeup/domain';
import { Refused } from '../outcome.js';
import { normaliseIdentifier } from './identity-key.js';
import { managerLoop } from './manager-loop.js';
import type { Line } from './records.js';
import { isPlain, readTable } from './records.js';

/** One person of the file. Ids are as written and leave memory only as hashes. */
export interface DirectoryPerson {
  readonly employeeId: string;
  readonly email: string | null;
  /** Index into the file's profiles. */
  readonly profile: number;
  readonly startDate: Day | null;
  readonly endDate: Day | null;
}

export interface DirectoryFile {
  readonly people: readonly DirectoryPerson[];
  readonly profiles: readonly Profile[];
  readonly droppedColumns: readonly string[];
}

export interface DirectoryRules {
  /** Columns the operator added; a value of one of these held by fewer than k people becomes `other`. */
  readonly attributes: readonly string[];
  readonly minimumGroup: number;
  readonly delimiter?: string;
}

const LISTED = 5;

/**
 * Reads a directory file: the whole roster as of a day.
 * @throws Refused for repeated ids, a manager loop, days that do not exist, a missing id or column
 */
export async function readDirectory(
  text: AsyncIterable<string>,
  rules: DirectoryRules,
): Promise<DirectoryFile> {
  const known = knownColumns(rules);
  const table = await readTable(text, known, rules.delimiter);
  if (!table.columns.includes('employee_id')) {
    throw new Refused(invalid('file-missing-columns', { missing: 'employee_id', file: 'directory' }));
  }
  const reader = new RosterReader(rules);
  for await (const batch of table.lines) batch.forEach((line) => reader.add(line));
  return reader.done(table.columns.filter((column) => column !== '' && !known.includes(column)));
}

/**
 * The same of people who do not come as a file: each counts as a line, from 1 on. A value that cannot be what its column
 * says is left out as if it were not there.
 * @throws Refused as for a file
 */
export function directoryOf(
  people: readonly Readonly<Record<string, string>>[],
  rules: DirectoryRules,
): DirectoryFile {
  const known = knownColumns(rules);
  const reader = new RosterReader(rules);
  const dropped = new Set<string>();
  for (const [at, person] of people.entries()) {
    for (const column of Object.keys(person)) if (!known.includes(column)) dropped.add(column);
    const fields = Object.fromEntries(Object.entries(person).filter(([, value]) => isPlain(value)));
    reader.add({ line: at + 1, fields });
  }
  return reader.done([...dropped]);
}

function knownColumns({ attributes }: DirectoryRules): readonly string[] {
  return [...DIRECTORY_COLUMNS, ...attributes];
}

/** Takes a roster in line by line; memory grows with its people, not with what their lines hold. */
class RosterReader {
  readonly people: DirectoryPerson[] = [];
  readonly profiles: Record<string, string>[] = [];
  readonly #places = new Map<string, number>();
  /** Of everybody's id. */
  readonly #index = new Map<string, number>();
  /** Places; ids of those who have not come yet, −1 for none. */
  readonly #managers: (string | number)[] = [];
  readonly #lines: number[] = [];
  readonly #badDates: number[] = [];
  readonly #repeated: string[] = [];
  #repeatedIds = 0;
  /** Each once: a million people began on a few thousand days. */
  readonly #days = new Map<string, Day>();
  readonly #kept: readonly string[];

  constructor(private readonly rules: DirectoryRules) {
    this.#kept = [...RULE_ATTRIBUTES, ...rules.attributes];
  }

  /** @throws Refused for a line without an id */
  add({ line, fields }: Line): void {
    if (fields === undefined) throw new Refused(invalid('directory-unreadable', { line }));
    const employeeId = fields['employee_id'];
    if (employeeId === undefined) throw new Refused(invalid('directory-missing-id', { line }));
    const { email, manager_id: manager, start_date: start = null, end_date: end = null } = fields;
    if ([start, end].some((day) => day !== null && !isDay(day))) this.#badDates.push(line);
    const id = normaliseIdentifier(employeeId);
    this.#noteId(id, line);
    this.people.push({
      employeeId: id,
      email: email === undefined ? null : normaliseIdentifier(email),
      profile: this.#placeOf(this.#profileOf(line, fields)),
      startDate: this.#dayOf(start),
      endDate: this.#dayOf(end),
    });
    const managerId = manager === undefined ? undefined : normaliseIdentifier(manager);
    this.#managers.push(managerId === undefined ? -1 : (this.#index.get(managerId) ?? managerId));
    this.#lines.push(line);
  }

  /** @throws Refused for no people, days that do not exist, repeated ids, a manager loop */
  done(droppedColumns: readonly string[]): DirectoryFile {
    this.#check();
    hideRareValues(this.people, this.profiles, this.rules);
    return { people: this.people, profiles: this.profiles, droppedColumns };
  }

  #check(): void {
    if (this.people.length === 0) throw new Refused(invalid('file-no-lines', { file: 'directory' }));
    if (this.#badDates.length > 0) {
      const listed = this.#badDates.slice(0, LISTED).join(', ');
      throw new Refused(invalid('directory-bad-dates', { count: this.#badDates.length, lines: listed }));
    }
    if (this.#repeatedIds > 0) {
      const listed = this.#repeated.join(', ');
      throw new Refused(invalid('directory-repeated-ids', { count: this.#repeatedIds, lines: listed }));
    }
    const loop = managerLoop(
      this.#managers.map((manager) =>
        typeof manager === 'number' ? manager : (this.#index.get(manager) ?? -1),
      ),
    );
    if (loop.length === 0) return;
    const listed = loop.slice(0, LISTED).map((place) => this.#lines[place] ?? 0);
    throw new Refused(invalid('directory-manager-loop', { people: loop.length, lines: listed.join(', ') }));
  }

  #noteId(id: string, line: number): void {
    const before = this.#index.get(id);
    if (before === undefined) {
      this.#index.set(id, this.people.length);
      return;
    }
    this.#repeatedIds += 1;
    if (this.#repeated.length < LISTED) this.#repeated.push(`${this.#lines[before]} and ${line}`);
  }

  #dayOf(day: Day | null): Day | null {
    if (day === null) return null;
    const known = this.#days.get(day) ?? day;
    this.#days.set(known, known);
    return known;
  }

  #profileOf(line: number, fields: Readonly<Record<string, string>>): Record<string, string> {
    const profile = profileOf(fields, this.#kept);
    const reserved = reservedIn(profile);
    if (reserved !== undefined) throw new Refused(invalid('directory-reserved-name', { line, ...reserved }));
    return profile;
  }

  #placeOf(profile: Record<string, string>): number {
    const key = this.#kept.map((attribute) => profile[attribute] ?? '').join('\u001f');
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = this.profiles.push(profile) - 1;
    this.#places.set(key, place);
    return place;
  }
}

function profileOf(
  fields: Readonly<Record<string, string>>,
  kept: readonly string[],
): Record<string, string> {
  const profile: Record<string, string> = {};
  for (const attribute of kept) {
    const value = fields[attribute];
    const own = attribute === 'department' && value !== undefined ? normaliseDepartment(value) : value;
    if (own !== undefined && own !== '' && !(attribute === 'department' && own === UNASSIGNED)) {
      profile[attribute] = own;
    }
  }
  return profile;
}

/** Names that stand for groups of our own making; a department or location of that name would be taken for them. */
function reservedIn(
  profile: Readonly<Record<string, string>>,
): { readonly column: string; readonly name: string } | undefined {
  const parts = profile['department']?.split('/') ?? [];
  const [first = ''] = parts;
  if (first === ALL || first === UNASSIGNED) return { column: 'department', name: first };
  if (parts.includes(DIRECT)) return { column: 'department', name: DIRECT };
  return profile['location'] === ALL ? { column: 'location', name: ALL } : undefined;
}

/** A rare value of an added attribute would point at a person. */
function hideRareValues(
  people: readonly DirectoryPerson[],
  profiles: readonly Record<string, string>[],
  { attributes, minimumGroup }: DirectoryRules,
): void {
  for (const attribute of attributes) {
    const holders = new Map<string, number>();
    for (const { profile } of people) {
      const value = profiles[profile]?.[attribute];
      if (value !== undefined) holders.set(value, (holders.get(value) ?? 0) + 1);
    }
    for (const profile of profiles) {
      const value = profile[attribute];
      if (value !== undefined && (holders.get(value) ?? 0) < minimumGroup) profile[attribute] = 'other';
    }
  }
}
