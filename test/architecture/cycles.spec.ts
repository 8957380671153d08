import type { Plant } from './plants.js';
import { lint } from './plants.js';
import { exists, filesBelow, isSpec, projects, read, valueImportsOf } from './repository.js';

/** For each project two files of it, the first importing the second: what closes the cycle is planted in the second. */
const pairs = projects().flatMap((project) => {
  const found = pairOf(project);
  return found ? [{ project, ...found }] : [];
});

interface Pair {
  readonly from: string;
  readonly to: string;
  /** `from` as `to` would import it. */
  readonly back: string;
}

function pairOf(project: string): Pair | undefined {
  const sources = filesBelow(project).filter((file) => /\/src\/.*\.tsx?$/.test(file) && !isSpec(file));
  for (const from of sources) {
    for (const specifier of valueImportsOf(from).filter((own) => own.startsWith('./'))) {
      const folder = from.slice(0, from.lastIndexOf('/'));
      const stem = `${folder}/${specifier.slice(2).replace(/\.js$/, '')}`;
      const to = ['.ts', '.tsx'].map((ending) => stem + ending).find((file) => exists(file));
      if (to === undefined || specifier.slice(2).includes('/')) continue;
      const name = from.slice(folder.length + 1).replace(/\.tsx?$/, '');
      return { from, to, back: specifier.endsWith('.js') ? `./${name}.js` : `./${name}` };
    }
  }
  return undefined;
}

describe('an import cycle inside a project', () => {
  const cyclic = pairs.map(({ project, to, back }): Plant => ({
    name: project,
    file: to,
    code: `import * as back from '${back}';\n${read(to)}\nexport const planted = back;\n`,
    rule: 'import-x/no-cycle',
  }));
  const clean = pairs.map(({ project, to }): Plant => ({
    name: project,
    file: to,
    code: read(to),
    rule: null,
  }));
  let answers: ReturnType<typeof lint> = [];

  beforeAll(() => {
    answers = lint([...cyclic, ...clean]);
  }, 120_000);

  it.each(pairs.map((pair, index) => ({ ...pair, index })))(
    'is seen in $project ($from ⇄ $to)',
    ({ index }) => {
      expect(answers[index]?.map(({ ruleId }) => ruleId)).toContain('import-x/no-cycle');
    },
  );

  it.each(pairs.map((pair, index) => ({ ...pair, index })))('is not seen in $to as it is', ({ index }) => {
    expect(answers[pairs.length + index]?.filter(({ severity }) => severity === 2)).toEqual([]);
  });

  it('is tried in every project that has two files', () => {
    const large = projects().filter(
      (project) =>
        filesBelow(`${project}/src`).filter((file) => /\.tsx?$/.test(file) && !isSpec(file)).length > 1,
    );
    expect(large.filter((project) => !pairs.some((pair) => pair.project === project))).toEqual([]);
  });
});
