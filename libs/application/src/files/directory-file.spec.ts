import { Refused } from '../outcome.js';
import { readDirectory } from './directory-file.js';

async function* textOf(lines: readonly string[]): AsyncIterable<string> {
  yield* lines.map((line) => `${line}\n`);
}

const read = (...lines: readonly string[]) =>
  readDirectory(textOf(['employee_id,manager_id,start_date', ...lines]), {
    attributes: [],
    minimumGroup: 10,
  });

/** What a directory was refused for. */
async function refusalOf(...lines: readonly string[]): Promise<unknown> {
  const error: unknown = await read(...lines).then(
    () => undefined,
    (refused: unknown) => refused,
  );
  return error instanceof Refused ? error.refusal : error;
}

it('ids that come again are counted, and the first are named with their lines', async () => {
  const twice = Array.from({ length: 7 }, (_, n) => `e${n},,`);
  expect(await refusalOf(...twice, ...twice)).toMatchObject({
    code: 'directory-repeated-ids',
    details: { count: 7, lines: '2 and 9, 3 and 10, 4 and 11, 5 and 12, 6 and 13' },
  });
  expect(await refusalOf('a1,,', 'b,,', ' a1 ,,', 'a1,,')).toMatchObject({
    details: { count: 2, lines: '2 and 4, 2 and 5' },
  });
});

it.each([
  ['upwards', ['a,b,', 'b,c,', 'c,a,', 'd,c,'], '2, 3, 4'],
  ['downwards', ['d,,', 'a,c,', 'b,a,', 'c,b,'], '3, 5, 4'],
  ['with spaces', ['a, b ,', ' b,a,'], '2, 3'],
])('a circle of managers is found, %s', async (_, lines, found) => {
  expect(await refusalOf(...lines)).toMatchObject({
    code: 'directory-manager-loop',
    details: { lines: found },
  });
});

it('a manager of themselves, one outside the file and none are no circle', async () => {
  const { people } = await read('a,a,2020-01-01', 'b,elsewhere,2020-01-01', 'c,,', 'd,c,2021-02-03');
  expect(people.map(({ employeeId, startDate }) => [employeeId, startDate])).toEqual([
    ['a', '2020-01-01'],
    ['b', '2020-01-01'],
    ['c', null],
    ['d', '2021-02-03'],
  ]);
});
