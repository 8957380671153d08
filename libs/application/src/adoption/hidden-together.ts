import { ALL, departmentName, parentOf } from '@takeup/domain';
import type { AdoptionRow, HiddenTogetherView } from './adoption-view.js';

/**
 * The hidden departments of each persona together, so that what is listed adds up to its total: the total less what is
 * told beside it. It is made of displayed rows alone, so it is what every reader can subtract, and mask and closure have
 * seen to it that this tells of no small group.
 *
 * Only departments of one level share nobody and add up to the department that they lie in; personas may overlap.
 */
export function hiddenTogether(rows: readonly AdoptionRow[], within: string): readonly HiddenTogetherView[] {
  const lines = new Map<string, { total?: AdoptionRow; readonly parts: AdoptionRow[] }>();
  for (const row of rows) {
    if (row.location !== ALL) return [];
    const line = lines.get(row.persona) ?? { parts: [] };
    lines.set(row.persona, line);
    if (row.department === departmentName(within)) line.total = row;
    else if (parentOf(row.department) !== within) return [];
    else line.parts.push(row);
  }
  return [...lines.values()].flatMap(({ total, parts }) => (total ? restOf(total, parts) : []));
}

function restOf(total: AdoptionRow, parts: readonly AdoptionRow[]): readonly HiddenTogetherView[] {
  if (total.status !== 'SHOWN' || total.people === null || total.count === null) return [];
  let { people } = total;
  let count: number | null = total.count;
  let groups = 0;
  for (const part of parts) {
    if (part.status === 'HIDDEN') groups += 1;
    else if (part.status !== 'NO_PEOPLE') {
      if (part.people === null) return [];
      people -= part.people;
      count = count === null || part.count === null ? null : count - part.count;
    }
  }
  const { persona, personaName, department } = total;
  const rate = count === null ? null : count / people;
  return groups < 2 ? [] : [{ persona, personaName, department, groups, people, count, rate }];
}
