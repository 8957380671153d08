import { lazySolver } from '@takeup/testing';
import { House } from './house.js';
import { textOf } from './line.js';
import type { Line } from './line.js';
import { runSuite } from './suite.js';

/**
 * `npm run attack` with ten organisations; where TAKEUP_SHORT=1, as in CI, without what looks for hidden numbers in everything
 * that 40,000 people's organisation shows. More of them, and longer, by hand.
 */
const ORGANISATIONS = 10;
const LEFT_OUT = process.env['TAKEUP_SHORT'] === '1' ? ['surfaces'] : [];
const MOST_MS = 900_000;

it(
  'tells whoever holds one token nothing of small groups, and would notice',
  async () => {
    const lines: Line[] = [];
    const options = {
      organisations: ORGANISATIONS,
      seed: 1,
      long: false,
      only: null,
      minutes: null,
      fromSmallest: null,
      leftOut: LEFT_OUT,
    };
    const told = { line: (line: Line) => lines.push(line), progress: () => undefined };
    const house = new House();
    try {
      await runSuite(house, { ...options, joint: 'period' }, lazySolver, told);
    } finally {
      await house.stop();
    }
    expect(lines.filter(({ finds }) => finds.length > 0).map(textOf)).toEqual([]);
    const expected = [
      'crawl',
      'two sources',
      ...['mask-audit', 'coding', 'scope', 'period-audit', 'joint-audit', 'mask-of-sizes'].map(
        (name) => `canary ${name} off`,
      ),
      'metamorphic',
      'surfaces',
      'content',
    ];
    expect(lines.map(({ name }) => name)).toEqual(expected.filter((name) => !LEFT_OUT.includes(name)));
    expect(lines[0]?.figures['hidden']).toBeGreaterThan(300);
    expect(lines[0]?.figures['pairs']).toBeGreaterThanOrEqual(4500);
  },
  MOST_MS,
);
