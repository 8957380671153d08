import { parseArgs } from 'node:util';
import { lazySolver } from '@takeup/testing';
import { textOf } from './line.js';
import { runSuite } from './suite.js';

/** `npm run attack`: a line a test; 1 on any find, and where the attack is blind. */
const { values } = parseArgs({
  options: {
    organisations: { type: 'string' },
    seed: { type: 'string', default: '1' },
    long: { type: 'boolean', default: false },
    joint: { type: 'string', default: 'off' },
    only: { type: 'string' },
  },
});
const lines = await runSuite(
  {
    organisations: Number(values.organisations ?? (values.long ? 200 : 10)),
    seed: Number(values.seed),
    long: values.long,
    joint: values.joint === 'parts' || values.joint === 'whole' ? values.joint : 'off',
    only: values.only ?? null,
  },
  lazySolver,
  (line) => console.log(textOf(line)),
);
process.exitCode = lines.length > 0 && lines.every(({ finds }) => finds.length === 0) ? 0 : 1;
