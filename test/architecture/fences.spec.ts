import type { Message, Plant } from './plants.js';
import { FENCES, OURS, allowedBy, lint, projectOf, refusedBy } from './plants.js';
import { filesBelow, isScript, isSpec, projects } from './repository.js';

/**
 * Fences rot silently, so each is tried: bad imports are planted in every folder of the table, and the lint that
 * everybody runs must see them, by the right rule, and must let what is allowed pass.
 */
const refused = FENCES.map((fence) => ({ folder: fence.folder, plants: refusedBy(fence) }));
const allowed = FENCES.map((fence) => ({ folder: fence.folder, plants: allowedBy(fence) }));
const elsewhere: readonly Plant[] = [
  {
    name: 'a folder that the table forgot',
    file: 'libs/forgotten/src/a-plant.ts',
    code: "import { thing } from '@takeup/domain';\nexport const other = thing;\n",
    rule: 'no-restricted-imports',
  },
  {
    name: 'a spec that reaches into another project',
    file: 'libs/domain/src/a-plant.spec.ts',
    code: "import { thing } from '../../storage/src/index.js';\nexport const other = thing;\n",
    rule: 'fences/inside',
  },
  {
    name: 'a spec that imports what it tests with',
    file: 'libs/domain/src/a-plant.spec.ts',
    code: "import fc from 'fast-check';\nimport { thing } from './thing.js';\nexport const other = [fc, thing];\n",
    rule: null,
  },
  {
    name: 'a command whose code is read when it is asked for',
    file: 'apps/server/src/cli/a-plant.ts',
    code: "export const other = await import('./sync.command.js');\n",
    rule: null,
  },
  {
    name: 'a command of another project read when it is asked for',
    file: 'apps/server/src/cli/a-plant.ts',
    code: "export const other = await import('../../other/src/sync.command.js');\n",
    rule: 'no-restricted-syntax',
  },
  {
    name: 'code made from text',
    file: 'libs/domain/src/a-plant.ts',
    code: "export const other = eval('1');\n",
    rule: 'no-eval',
  },
  {
    name: 'a function made from text',
    file: 'libs/domain/src/a-plant.ts',
    code: "export const other = new Function('return 1');\n",
    rule: 'no-new-func',
  },
];

const answers = new Map<Plant, readonly Message[]>();

beforeAll(() => {
  const all = [
    ...refused.flatMap(({ plants }) => plants),
    ...allowed.flatMap(({ plants }) => plants),
    ...elsewhere,
  ];
  lint(all).forEach((messages, index) => {
    const plant = all[index];
    if (plant) answers.set(plant, messages);
  });
}, 120_000);

/** The plants that were not answered as they must be, with what the lint said. */
function wrong(plants: readonly Plant[]): readonly { name: string; said: readonly (string | null)[] }[] {
  return plants
    .filter((plant) => {
      const errors = (answers.get(plant) ?? []).filter(({ severity }) => severity === 2);
      return plant.rule === null ? errors.length > 0 : !errors.some(({ ruleId }) => ruleId === plant.rule);
    })
    .map((plant) => ({
      name: plant.name,
      said: answers.get(plant)?.map(({ ruleId, message }) => ruleId ?? message) ?? [],
    }));
}

describe.each(refused)('$folder', ({ folder, plants }) => {
  const own = allowed.find((row) => row.folder === folder)?.plants ?? [];

  it(`refuses all ${plants.length} plants, each by its rule`, () => {
    expect(wrong(plants)).toEqual([]);
  });

  it(`lets pass all ${own.length} imports that its row allows`, () => {
    expect(wrong(own)).toEqual([]);
  });
});

it.each(elsewhere.map((plant) => ({ ...plant, plant })))('sees $name', ({ plant }) => {
  expect(wrong([plant])).toEqual([]);
});

describe('the plants', () => {
  it('try every kind of rule in every folder', () => {
    for (const { folder, plants } of refused) {
      const rules = new Set(plants.map(({ rule }) => rule));
      expect({ folder, rules: [...rules].sort() }).toEqual({
        folder,
        rules: ['fences/inside', 'no-restricted-imports', 'no-restricted-syntax'],
      });
    }
  });

  it('try every package of ours in every folder but the one that may import anything', () => {
    for (const fence of FENCES.filter(({ outside }) => !outside.includes('.+'))) {
      const tried = [...refusedBy(fence), ...allowedBy(fence)].map(({ name }) => name);
      expect(OURS.filter((name) => !tried.includes(`@takeup/${name}`))).toEqual([]);
    }
  });
});

describe('the table', () => {
  it('has a row for every project', () => {
    const named = new Set(FENCES.map(({ folder }) => folder.split('/').slice(0, 2).join('/')));
    expect(projects().filter((project) => !named.has(project))).toEqual([]);
  });

  it('gives every source exactly one row, because of two only the last would hold', () => {
    const sources = ['libs', 'apps']
      .flatMap((folder) => filesBelow(folder))
      .filter((file) => isScript(file) && !isSpec(file) && file.includes('/src/'));
    const rowsOf = (file: string) =>
      FENCES.filter(
        ({ folder, except }) => file.startsWith(`${folder}/`) && !(except && file.startsWith(`${except}/`)),
      );
    expect(sources.filter((file) => rowsOf(file).length !== 1)).toEqual([]);
    expect(sources.length).toBeGreaterThan(100);
  });

  it('leads one way: no two projects may import each other, near or far', () => {
    const open = new Map<string, Set<string>>();
    for (const { folder, ours } of FENCES) {
      const own = open.get(projectOf(folder)) ?? new Set<string>();
      for (const name of ours) own.add(name.split('/')[0] ?? name);
      own.delete(projectOf(folder));
      open.set(projectOf(folder), own);
    }
    for (let before = -1; before !== open.size;) {
      before = open.size;
      for (const [name, own] of open) {
        for (const other of own) if (!open.has(other)) own.delete(other);
        if (own.size === 0) open.delete(name);
      }
    }
    expect([...open.keys()]).toEqual([]);
  });

  it('lets nobody import the test kit, and nobody import an app', () => {
    const importers = FENCES.filter(({ ours }) =>
      ours.some((name) => ['testing', 'server', 'web', 'test'].includes(name)),
    );
    expect(importers).toEqual([]);
  });
});
