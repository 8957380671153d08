import { parseArgs } from 'node:util';
import { lazySolver } from '@takeup/testing';
import { House } from './house.js';
import { JOINTLY } from './joint-attack.js';
import { tableOf, textOf } from './line.js';
import { runSuite } from './suite.js';

/** `npm run attack`: a line a test, all of them as a table at the end; 1 on any find, and where the attack is blind. */
const { values } = parseArgs({
  options: {
    organisations: { type: 'string' },
    seed: { type: 'string', default: '1' },
    long: { type: 'boolean', default: false },
    joint: { type: 'string', default: 'period' },
    only: { type: 'string' },
    minutes: { type: 'string' },
    'smallest-first': { type: 'boolean', default: false },
    'from-combinations': { type: 'string' },
  },
});
const joint = JOINTLY.find((own) => own === values.joint);
if (joint === undefined) {
  process.stderr.write(`--joint is one of ${JOINTLY.join(', ')}, not ${values.joint}\n`);
  process.exit(2);
}

/** What is cut off says from how many combinations to go on. */
function fromSmallest(): number | null {
  const from = values['from-combinations'];
  if (from !== undefined) return Number(from);
  return values['smallest-first'] ? 0 : null;
}

const house = new House();
let isEnding = false;
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.on(signal, () => {
    isEnding = true;
    void house.stop().finally(() => process.exit(code));
  });
try {
  const lines = await runSuite(
    house,
    {
      organisations: Number(values.organisations ?? (values.long ? 200 : 10)),
      seed: Number(values.seed),
      long: values.long,
      joint,
      only: values.only ?? null,
      leftOut: [],
      fromSmallest: fromSmallest(),
      minutes: values.minutes === undefined ? null : Number(values.minutes),
    },
    lazySolver,
    {
      line: (line) => console.log(textOf(line)),
      progress: (what) => process.stderr.write(`${what}\n`),
    },
  );
  console.log(tableOf(lines));
  process.exitCode = lines.length > 0 && lines.every(({ finds }) => finds.length === 0) ? 0 : 1;
} catch (error) {
  // What is cut off fails; the signal's own work ends the process.
  if (isEnding) await new Promise(() => undefined);
  throw error;
} finally {
  await house.stop();
}
