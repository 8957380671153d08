import { lazySolver } from '@takeup/testing';
import { argumentsOf } from './arguments.js';
import { House } from './house.js';
import { runSuite } from './suite.js';
import { WrongArgument } from './wrong-argument.js';

const SILENT = { line: () => undefined, progress: () => undefined };

describe('what the attack is asked for', () => {
  it('is ten organisations, and 200 in the long form', () => {
    expect(argumentsOf([])).toMatchObject({ organisations: 10, seed: 1, long: false, fromSmallest: null });
    expect(argumentsOf(['--long', '--smallest-first'])).toMatchObject({
      organisations: 200,
      fromSmallest: 0,
    });
  });

  it.each([
    [['--from-combinations', 'abc'], '--from-combinations is a whole number from 0 on, not "abc"'],
    [['--organisations', '0'], '--organisations is a whole number from 1 on, not "0"'],
    [['--minutes', '1.5'], '--minutes is a whole number from 1 on, not "1.5"'],
    [['--seed=-1'], '--seed is a whole number from 0 on, not "-1"'],
    [['--joint', 'weeks'], '--joint is one of'],
    [['--shorter'], "Unknown option '--shorter'"],
  ])('%j is told as wrong', (args, said) => {
    expect(() => argumentsOf(args)).toThrow(WrongArgument);
    expect(() => argumentsOf(args)).toThrow(said);
  });

  it.each([
    [['--only', 'crawling'], 'no test is named "crawling"; there are crawl, two sources'],
    [['--only', 'crawl', '--from-combinations', '99999'], 'no organisation has 99999 combinations or more'],
  ])('%j attacks nothing, which does not count as held', async (args, said) => {
    const house = new House();
    try {
      await expect(runSuite(house, argumentsOf(args), lazySolver, SILENT)).rejects.toThrow(said);
    } finally {
      await house.stop();
    }
  });
});
