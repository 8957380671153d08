import { monthOf, toDay } from './calendar.js';
import type { Northwind } from './northwind.js';
import type { ScimPerson } from './scim/index.js';

/**
 * The bank's directory as of now: it holds who is there today, where they are today, and nothing of before.
 * @param today the bank's local day
 */
export function directoryNow(company: Northwind, today: () => string): () => readonly ScimPerson[] {
  let known: { readonly month: number; readonly people: readonly ScimPerson[] } | undefined;
  return () => {
    const month = monthOf(toDay(today()));
    if (known?.month !== month) known = { month, people: peopleIn(company.roster(today())) };
    return known.people;
  };
}

/** Rosters quote nothing. */
function peopleIn(roster: Iterable<string>): readonly ScimPerson[] {
  const [header = '', ...lines] = [...roster].join('').trimEnd().split('\n');
  const columns = header.split(',');
  return lines.map((line): ScimPerson => {
    const values = line.split(',');
    const person = Object.fromEntries(columns.map((column, n) => [column, values[n] ?? '']));
    return { ...person, employee_id: person['employee_id'] ?? '' };
  });
}
