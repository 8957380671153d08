import { lazySolver, peopleOf } from '@takeup/testing';
import { addDays } from '@takeup/domain';
import { Display } from './display.js';
import { Ground } from './ground.js';
import type { Joint } from './joint-attack.js';
import { attackCounts } from './joint-attack.js';

const FIRST = '2025-03-03';
const BOUND = { status: 'FEWER_THAN_T', countAtMost: 1 };
const shown = (count: number) => ({ status: 'SHOWN', count });

type Said = ReturnType<typeof shown> | typeof BOUND;

/** Thirty people in one department, by measure and period: weeks from the first on, and windows by the week they begin with. */
function told(said: Readonly<Record<string, Said>>): Display {
  const people = peopleOf('p', 30, { department: 'Sales' });
  const display = new Display(new Ground({ people, personas: {}, excluded: null }));
  for (const [name, { ...own }] of Object.entries(said)) {
    const [measure = '', kind = '', at = ''] = name.split(' ');
    const from = addDays(FIRST, 7 * (Number(at) - 1));
    const isWeek = kind === 'week';
    const span = { from, to: addDays(from, isWeek ? 6 : 27), kind: isWeek ? 'WEEK' : 'DAYS_28' };
    const period = `${kind} ${at}`;
    display.periods.set(period, { ...span, epoch: '2025-03' });
    display.say(
      { scope: 'all', period, measure },
      { department: 'ALL', persona: 'ALL', location: 'ALL' },
      { people: 30, ...own },
    );
  }
  return display;
}

async function narrow(display: Display, joint: Joint = 'lives'): Promise<readonly string[]> {
  const { narrow: found, failures } = await attackCounts(display, joint, lazySolver);
  expect(failures).toBe(0);
  return found.map((what) => what.replace(/ ALL.*:/u, ':'));
}

const byWeeks = (first: number) =>
  told({
    'ACTIVE week 1': shown(first),
    'ACTIVE week 2': shown(10),
    'ACTIVE week 3': shown(10),
    'ACTIVE week 4': shown(10),
    'ACTIVE window 1': shown(20),
    'HABITUAL window 1': BOUND,
  });

describe('windows, reckoned with by lives', () => {
  it('tell the bound of habitual people by their weeks, which no rule of the attacker does', async () => {
    expect(await narrow(byWeeks(11), 'parts')).toEqual([]);
    expect(await narrow(byWeeks(11))).toEqual(['by lives all window 1 HABITUAL: 0.50 to 1.00, not 1 apart']);
  });

  it('leave it open where their weeks do', async () => {
    expect(await narrow(byWeeks(10))).toEqual([]);
  });

  const byWindows = (second: number) =>
    told({ 'ACTIVE window 1': shown(10), 'ACTIVE window 2': shown(second), 'ACTIVE week 5': BOUND });

  it('tell the bound of a week by the windows with it and without', async () => {
    expect(await narrow(byWindows(11))).toEqual(['by lives all week 5 ACTIVE: 1.00 to 1.00, not 1 apart']);
  });

  it('leave it open where as many are in both', async () => {
    expect(await narrow(byWindows(10))).toEqual([]);
  });
});
