import { activityText } from '@takeup/testing';
import type { ActLine } from '@takeup/testing';
import type { House } from './house.js';
import { LANES, inLanes } from './lanes.js';
import type { Line } from './line.js';
import { timed } from './line.js';
import { STYLES, USUAL, organisationOf } from './organisation.js';
import type { Organisation, Shape } from './organisation.js';
import { fillingOf } from './roles.js';
import { Seeded } from './seeded.js';

/** One week: a mask is of an epoch, and no period of it changes it. Few departments, or all of them are hidden. */
const SMALL: Shape = {
  ...USUAL,
  ...{ fewest: 120, most: 300, levels: 2, firstDay: '2025-03-03', lastDay: '2025-03-09' },
};
/** So many worlds differ from one organisation by one person each. */
const WORLDS_OF_ONE = 10;

interface Metamorphic {
  readonly worlds: number;
  readonly seed: number;
  /** As in turn-off-hooks.mjs. */
  readonly turnedOff?: string;
  /** No organisation is begun after so long; null: all are. */
  readonly minutes?: number | null;
  readonly progress?: (what: string) => void;
}

/**
 * One act of one person more or fewer, or all of a person's: which cells are hidden by the sizes of groups, and what is told
 * of those sizes, stays the same byte for byte. Each world is brought in from its files on and published by itself, as a mask
 * that is published never changes.
 */
export function metamorphic(
  house: House,
  { worlds, seed, turnedOff = '', minutes = null, progress }: Metamorphic,
): Promise<Line> {
  return timed(turnedOff === '' ? 'metamorphic' : `canary ${turnedOff} off`, async () => {
    const found = { masks: 0, cells: 0, hidden: 0 };
    const changed: string[] = [];
    const organisations = Array.from({ length: Math.ceil(worlds / WORLDS_OF_ONE) }, (_, n) => n);
    const begun = Date.now();
    const isTime = () => minutes === null || Date.now() - begun < minutes * 60_000;
    const compare = async (n: number) => {
      const organisation = organisationOf(seed + 500 + n, STYLES[n % STYLES.length] ?? 'lively', SMALL);
      const before = await maskOf(house, organisation, turnedOff);
      found.cells += before.length;
      found.hidden += before.filter(({ people }) => people === null).length;
      const count = Math.min(WORLDS_OF_ONE, worlds - n * WORLDS_OF_ONE);
      for (const [way, chance] of flipsOf(seed + n, count)) {
        const other = flipped(organisation, way, chance);
        found.masks += 1;
        if (JSON.stringify(await maskOf(house, other, turnedOff)) !== JSON.stringify(before))
          changed.push(`the mask of organisation ${organisation.seed} changed with ${way}`);
      }
      progress?.(`${found.masks}/${worlds} worlds, ${changed.length} masks changed`);
    };
    const [next, ...others] = await inLanes(LANES, organisations, compare, isTime);
    const left = next === undefined ? 0 : others.length + 1;
    if (next !== undefined) progress?.(`go on with --seed ${seed + next}: ${left} are left`);
    const isBlind = turnedOff !== '' && changed.length === 0;
    return {
      figures: {
        organisations: organisations.length - left,
        worlds: found.masks,
        cells: found.cells,
        hidden: found.hidden,
        changed: changed.length,
      },
      finds: turnedOff === '' ? changed : isBlind ? ['the attack is blind'] : [],
    };
  });
}

interface MaskCell {
  readonly people: number | null;
}

/** The mask of every epoch as it was published. */
async function maskOf(
  house: House,
  organisation: Organisation,
  turnedOff: string,
): Promise<readonly MaskCell[]> {
  const { database, stop } = await house.publish({ ...fillingOf(organisation), months: [] }, turnedOff);
  try {
    const cells: MaskCell[] = await database.owner.query(
      'SELECT month, department, persona, location, people FROM release.cell ORDER BY 1, 2, 3, 4',
    );
    return cells;
  } finally {
    await stop();
  }
}

const WAYS = ['one act fewer', 'one act more', 'nothing any more', 'a first act'] as const;
type Way = (typeof WAYS)[number];

function flipsOf(seed: number, count: number): readonly (readonly [Way, Seeded])[] {
  return Array.from({ length: count }, (_, n) => [
    WAYS[n % WAYS.length] ?? 'one act more',
    new Seeded(seed * WORLDS_OF_ONE + n),
  ]);
}

/** The same organisation where one person did otherwise. */
function flipped(organisation: Organisation, way: Way, chance: Seeded): Organisation {
  const accounts = new Set(organisation.activity.flatMap(({ acts }) => acts.map((act) => act.account)));
  const known = organisation.people.map((person) => person.employee_id);
  const active = known.filter((account) => accounts.has(account));
  const silent = known.filter((account) => !accounts.has(account));
  const from = way === 'a first act' ? silent : way === 'one act more' ? known : active;
  const account = chance.pick(from.length > 0 ? from : known);
  const one: ActLine = { account, day: SMALL.firstDay, kind: 'post', community: 'help' };
  const own = organisation.activity.flatMap(({ acts }) => acts).filter((act) => act.account === account);
  const gone = new Set(way === 'nothing any more' ? own : way === 'one act fewer' ? own.slice(0, 1) : []);
  const isMore = gone.size === 0;
  const activity = organisation.activity.map((file, n) => {
    const left = file.acts.filter((act) => !gone.has(act));
    const acts = isMore && n === 0 ? [...left, one] : left;
    return { ...file, acts, text: activityText(acts) };
  });
  return { ...organisation, activity };
}
