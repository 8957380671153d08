import { parseArgs } from 'node:util';
import { JOINTLY } from './joint-attack.js';
import type { SuiteOptions } from './suite.js';
import { WrongArgument } from './wrong-argument.js';

const SHORT = 10;
const LONG = 200;

/** What `npm run attack --` was asked for. @throws WrongArgument what is wrong, and what may stand there */
export function argumentsOf(args: readonly string[]): SuiteOptions {
  const values = parsed(args);
  const wholeNumber = (name: 'organisations' | 'seed' | 'minutes' | 'from-combinations', least: number) => {
    const value = values[name];
    if (value === undefined) return null;
    if (/^\d{1,9}$/.test(value) && Number(value) >= least) return Number(value);
    throw new WrongArgument(`--${name} is a whole number from ${least} on, not "${value}"`);
  };
  const joint = JOINTLY.find((own) => own === values.joint);
  if (joint === undefined)
    throw new WrongArgument(`--joint is one of ${JOINTLY.join(', ')}, not "${values.joint}"`);
  return {
    organisations: wholeNumber('organisations', 1) ?? (values.long ? LONG : SHORT),
    seed: wholeNumber('seed', 0) ?? 1,
    long: values.long,
    joint,
    only: values.only ?? null,
    leftOut: [],
    fromSmallest: wholeNumber('from-combinations', 0) ?? (values['smallest-first'] ? 0 : null),
    minutes: wholeNumber('minutes', 1),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        organisations: { type: 'string' },
        seed: { type: 'string' },
        long: { type: 'boolean', default: false },
        joint: { type: 'string', default: 'period' },
        only: { type: 'string' },
        minutes: { type: 'string' },
        'smallest-first': { type: 'boolean', default: false },
        'from-combinations': { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new WrongArgument(error instanceof Error ? error.message : String(error));
  }
}
