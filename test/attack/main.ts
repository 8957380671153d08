import { lazySolver } from '@takeup/testing';
import { argumentsOf } from './arguments.js';
import { House } from './house.js';
import { tableOf, textOf } from './line.js';
import { runSuite } from './suite.js';
import { WrongArgument } from './wrong-argument.js';

/**
 * `npm run attack`: a line a test, all of them as a table at the end; 1 on any find and where the attack is blind, 2 where
 * what it was asked for attacks nothing.
 */
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
  const lines = await runSuite(house, argumentsOf(process.argv.slice(2)), lazySolver, {
    line: (line) => console.log(textOf(line)),
    progress: (what) => process.stderr.write(`${what}\n`),
  });
  console.log(tableOf(lines));
  process.exitCode = lines.every(({ finds }) => finds.length === 0) ? 0 : 1;
} catch (error) {
  // What is cut off fails; the signal's own work ends the process.
  if (isEnding) await new Promise(() => undefined);
  if (!(error instanceof WrongArgument)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
} finally {
  await house.stop();
}
