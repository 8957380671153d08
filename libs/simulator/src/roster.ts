import { isoDay, monthOf, monthStart, toDay } from './calendar.js';
import { chunks } from './chunks.js';
import { LOCATIONS } from './departments.js';
import { LAUNCH_GROUP } from './families.js';
import type { People } from './people.js';
import { Salt, unit } from './random.js';

export const ROSTER_HEADER =
  'employee_id,email,department,location,job_family,job_title,grade,manager_id,start_date,employment_type,account_group';

const digits = (person: number): string => String(person).padStart(6, '0');
export const employeeId = (person: number): string => `E${digits(person)}`;
export const emailOf = (person: number): string => `e${digits(person)}@northwind.example`;

function employment(seed: number, person: number): string {
  const share = unit(seed, Salt.person, person, 7);
  if (share < 0.02) return 'contractor';
  return share < 0.07 ? 'fixed-term' : 'permanent';
}

function* lines(seed: number, people: People, month: number): Generator<string> {
  const { person } = people.month(month);
  for (let index = 0; index < person.length; index += 1) {
    const number = person[index]!;
    if (number === 0) continue;
    const seat = people.seat(index);
    const manager = seat.manager === undefined ? '' : employeeId(person[seat.manager]!);
    const who = `${employeeId(number)},${emailOf(number)},${seat.path},${LOCATIONS[seat.location]!}`;
    const job = `${seat.family.code},${seat.family.title},${seat.family.grade},${manager}`;
    const group = seat.launch ? LAUNCH_GROUP : '';
    yield `${who},${job},${isoDay(people.startDay(number))},${employment(seed, number)},${group}`;
  }
}

/** The whole directory as of a day: rosters change on the first of a month. */
export function roster(seed: number, people: People, asOf: string): Iterable<string> {
  const month = monthOf(toDay(asOf));
  if (month < 0) throw new RangeError(`no roster before ${isoDay(monthStart(0))}`);
  return chunks(ROSTER_HEADER, lines(seed, people, month));
}
