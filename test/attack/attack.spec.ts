import { lazySolver } from '@takeup/testing';
import { textOf } from './line.js';
import type { Line } from './line.js';
import { runSuite } from './suite.js';

/** `npm run attack` with ten organisations; more of them, and longer, by hand. */
const ORGANISATIONS = 10;
const MOST_MS = 900_000;

it(
  'tells whoever holds one token nothing of small groups, and would notice',
  async () => {
    const lines: Line[] = [];
    const options = { organisations: ORGANISATIONS, seed: 1, long: false, joint: 'off', only: null } as const;
    await runSuite(options, lazySolver, (line) => lines.push(line));
    expect(lines.filter(({ finds }) => finds.length > 0).map(textOf)).toEqual([]);
    expect(lines.map(({ name }) => name)).toEqual([
      'crawl',
      ...['mask-audit', 'coding', 'scope', 'period-audit'].map((name) => `canary ${name} off`),
      'metamorphic',
      'content',
    ]);
    expect(lines[0]?.figures['hidden']).toBeGreaterThan(300);
    expect(lines[0]?.figures['pairs']).toBeGreaterThanOrEqual(4500);
  },
  MOST_MS,
);
