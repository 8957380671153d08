import { activityText } from '@takeup/testing';
import type { House } from './house.js';
import type { Line } from './line.js';
import { timed } from './line.js';
import { FIRST_DAY } from './organisation-activity.js';
import { organisationOf } from './organisation.js';
import type { Organisation } from './organisation.js';
import { fillingOf } from './roles.js';
import { Seeded } from './seeded.js';

/** The mask of every epoch as it was published, byte for byte. */
async function maskOf(house: House, organisation: Organisation): Promise<string> {
  const served = await house.serve({ ...fillingOf(organisation), months: [] });
  try {
    const cells: unknown = await served.database.owner.query(
      'SELECT month, department, persona, location, people FROM release.cell ORDER BY 1, 2, 3, 4',
    );
    return JSON.stringify(cells);
  } finally {
    await served.stop();
  }
}

/** One person does nothing any more, or everything: which cells are hidden stays the same. */
export function metamorphic(
  house: House,
  { worlds, seed }: { readonly worlds: number; readonly seed: number },
): Promise<Line> {
  return timed('metamorphic', async () => {
    const finds: string[] = [];
    let masks = 0;
    for (let n = 0; n < worlds; n += 1) {
      const organisation = organisationOf(seed + 500 + n, n % 2 === 0 ? 'lively' : 'only-it');
      const chance = new Seeded(seed + n);
      const before = await maskOf(house, organisation);
      const { employee_id: account } = chance.pick(organisation.people);
      const activity = organisation.activity.map((file) => {
        const others = file.acts.filter((act) => act.account !== account);
        const wasActive = others.length < file.acts.length;
        const acts = wasActive
          ? others
          : [...others, { account, day: FIRST_DAY, kind: 'post', community: 'help' }];
        return { ...file, acts, text: activityText(acts) };
      });
      const after = await maskOf(house, { ...organisation, activity });
      masks += 2;
      if (before !== after)
        finds.push(`the mask of organisation ${organisation.seed} changed with ${account}`);
    }
    return { figures: { worlds, masks }, finds };
  });
}
