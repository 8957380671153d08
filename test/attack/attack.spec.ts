import { lazySolver } from '@takeup/testing';
import { House } from './house.js';
import { textOf } from './line.js';
import type { Line } from './line.js';
import { runSuite } from './suite.js';

/** `npm run attack` with ten organisations, seven where TAKEUP_SHORT=1, as in CI; more of them, and longer, by hand. */
const ORGANISATIONS = process.env['TAKEUP_SHORT'] === '1' ? 7 : 10;
const MOST_MS = 900_000;

it(
  'tells whoever holds one token nothing of small groups, and would notice',
  async () => {
    const lines: Line[] = [];
    const options = { organisations: ORGANISATIONS, seed: 1, long: false, only: null, minutes: null };
    const told = { line: (line: Line) => lines.push(line), progress: () => undefined };
    const house = new House();
    try {
      await runSuite(house, { ...options, joint: 'period' }, lazySolver, told);
    } finally {
      await house.stop();
    }
    expect(lines.filter(({ finds }) => finds.length > 0).map(textOf)).toEqual([]);
    expect(lines.map(({ name }) => name)).toEqual([
      'crawl',
      'two sources',
      ...['mask-audit', 'coding', 'scope', 'period-audit', 'joint-audit', 'mask-of-sizes'].map(
        (name) => `canary ${name} off`,
      ),
      'metamorphic',
      'surfaces',
      'content',
    ]);
    expect(lines[0]?.figures['hidden']).toBeGreaterThan(300);
    expect(lines[0]?.figures['pairs']).toBeGreaterThanOrEqual(4500);
  },
  MOST_MS,
);
