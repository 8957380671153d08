import { lazySolver, peopleOf } from '@takeup/testing';
import type { Figure } from './display.js';
import { Display } from './display.js';
import { Ground } from './ground.js';
import { attackCounts } from './joint-attack.js';

/** Thirty people in one department, of whom each set of connections tells how many were active. */
function told(
  scopes: Readonly<Record<string, Pick<Figure, 'status'> & { readonly count?: number }>>,
): Display {
  const people = peopleOf('p', 30, { department: 'Sales' });
  const display = new Display(new Ground({ people, personas: {}, excluded: null }));
  display.connections = ['chat', 'portal'];
  display.periods.set('week', { from: '2025-03-03', to: '2025-03-09', kind: 'WEEK', epoch: '2025-03' });
  for (const [scope, { status, count }] of Object.entries(scopes)) {
    const bound = status === 'FEWER_THAN_T' ? { countAtMost: 1 } : {};
    display.say(
      { scope, period: 'week', measure: 'ACTIVE' },
      { department: 'ALL', persona: 'ALL', location: 'ALL' },
      { status, people: 30, ...(count === undefined ? {} : { count }), ...bound },
    );
  }
  return display;
}

const narrow = async (display: Display) => (await attackCounts(display, 'period', lazySolver)).narrow;

describe('sets of connections, reckoned with together', () => {
  it('tell the bound of one by both and the other', async () => {
    const display = told({
      all: { status: 'SHOWN', count: 13 },
      chat: { status: 'SHOWN', count: 12 },
      portal: { status: 'FEWER_THAN_T' },
    });
    expect(await narrow(display)).toEqual([expect.stringContaining('jointly portal week ACTIVE')]);
  });

  it('tell nothing where both count what one does', async () => {
    const display = told({
      all: { status: 'SHOWN', count: 12 },
      chat: { status: 'SHOWN', count: 12 },
      portal: { status: 'FEWER_THAN_T' },
    });
    expect(await narrow(display)).toEqual([]);
  });

  it('are within a set that holds them and overlap with others', async () => {
    const display = told({
      'chat+portal': { status: 'FEWER_THAN_T' },
      chat: { status: 'FEWER_THAN_T' },
      'files+portal': { status: 'SHOWN', count: 9 },
    });
    display.connections = ['chat', 'portal', 'files'];
    expect(await narrow(display)).toEqual([]);
    const of = told({
      'chat+portal': { status: 'SHOWN', count: 10 },
      chat: { status: 'FEWER_THAN_T' },
      'files+portal': { status: 'SHOWN', count: 9 },
    });
    of.connections = ['chat', 'portal', 'files'];
    expect(await narrow(of)).toEqual([expect.stringContaining('jointly chat week ACTIVE')]);
  });
});
