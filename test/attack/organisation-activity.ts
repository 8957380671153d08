import { addDays, daysBetween } from '@takeup/domain';
import type { ActLine, Person } from '@takeup/testing';
import { activityText } from '@takeup/testing';
import type { Style } from './organisation.js';
import type { Seeded } from './seeded.js';

export interface ActivityFile {
  readonly connection: string;
  readonly text: string;
  readonly acts: readonly ActLine[];
  /** Days that the file is said to cover; else they follow from its acts. */
  readonly covers?: { readonly from: string; readonly to: string };
}

/** Five weeks: four of them, two windows of 28 days and March are of one epoch, and the week before is of another. */
export const [FIRST_DAY, LAST_DAY] = ['2025-02-24', '2025-03-31'];

const DELIBERATE = ['react', 'reply', 'post', 'edit'];

interface Liveliness {
  readonly style: Style;
  readonly itDepartment: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly isSplit: boolean;
}

/** The portal tells who signed in, the chat who did something; a split organisation does something on both. */
export function activityOf(
  chance: Seeded,
  people: readonly Person[],
  { style, itDepartment, firstDay, lastDay, isSplit }: Liveliness,
): readonly ActivityFile[] {
  const chat: ActLine[] = [];
  const portal: ActLine[] = [];
  const days = daysBetween(firstDay, lastDay);
  // The first and the last day are told of, whoever acts; an account that the directory does not know.
  for (const day of [firstDay, lastDay]) {
    chat.push({ account: 'stranger', day, kind: 'post', community: 'hall' });
    portal.push({ account: 'stranger', day, kind: 'signin' });
  }
  for (const person of people) {
    const share = shareOf(style, person.department ?? '', itDepartment);
    if (!chance.chance(share)) continue;
    const favourite = chance.pick(DELIBERATE);
    const acts = chance.chance(0.4) ? chance.between(1, 2) : chance.between(3, 9);
    for (let n = 0; n < acts; n += 1) {
      const day = addDays(firstDay, chance.between(0, days));
      const kind = chance.chance(0.7) ? favourite : chance.pick(DELIBERATE);
      const community = chance.pick(['help', 'hall', 'garden']);
      if (chance.chance(0.85)) portal.push({ account: person.employee_id, day, kind: 'signin' });
      if (isSplit && chance.chance(0.3)) portal.push({ account: person.employee_id, day, kind, community });
      if (chance.chance(0.75)) chat.push({ account: person.employee_id, day, kind, community });
    }
  }
  return [
    { connection: 'chat', text: activityText(chat), acts: chat },
    { connection: 'portal', text: activityText(portal), acts: portal },
  ];
}

function shareOf(style: Style, department: string, itDepartment: string): number {
  if (style === 'sparse') return 0.06;
  if (style === 'lively') return 0.6;
  return department.split('/')[0] === itDepartment ? 0.7 : 0.01;
}
