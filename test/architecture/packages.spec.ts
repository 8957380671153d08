import { FENCES, projectOf } from './plants.js';
import { builtinModules } from 'node:module';
import {
  filesBelow,
  importsOf,
  isScript,
  isSpec,
  manifestOf,
  packageOf,
  projects,
  read,
} from './repository.js';

/** What the sources of a project import, beside what its package.json says. */
function importedBy(project: string, which: (file: string) => boolean): ReadonlySet<string> {
  const files = filesBelow(project, { generated: true }).filter((file) => isScript(file) && which(file));
  const found = files.flatMap(importsOf).map(packageOf);
  return new Set(found.filter((name) => name !== undefined && !builtinModules.includes(name)) as string[]);
}

const isSource = (file: string) => !isSpec(file) && file.includes('/src/');
const ours = (names: Iterable<string>) => [...names].filter((name) => name.startsWith('@takeup/')).sort();

describe.each(projects())('%s', (project) => {
  const manifest = manifestOf(project);
  const declared = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies });
  const own = manifest.name;

  it('depends on exactly the packages of ours that its sources import', () => {
    expect(ours(Object.keys(manifest.dependencies ?? {}))).toEqual(
      ours(importedBy(project, isSource)).filter((name) => name !== own),
    );
  });

  it('depends on none that its row of the table does not allow', () => {
    const rows = FENCES.filter(({ folder }) => projectOf(folder) === projectOf(project));
    const allowed = rows.flatMap((row) => row.ours.map((name) => `@takeup/${name.split('/')[0]}`));
    expect(ours(declared).filter((name) => !allowed.includes(name))).toEqual([]);
  });

  it('names every other package that its sources import', () => {
    const imported = [...importedBy(project, isSource)].filter((name) => !name.startsWith('@takeup/'));
    expect(imported.filter((name) => !declared.includes(name)).sort()).toEqual([]);
  });

  it('references exactly the projects it depends on, so that they are built before it', () => {
    const { references = [] } = JSON.parse(read(`${project}/tsconfig.json`)) as {
      references?: { path: string }[];
    };
    const referenced = references.map(({ path }) => `@takeup/${path.split('/').at(-1)}`).sort();
    expect(referenced).toEqual(ours(declared));
  });
});

const RESERVED = [
  { packages: ['recharts'], folders: ['apps/web/src/charts'] },
  { packages: ['typeorm', 'pg-copy-streams'], folders: ['libs/storage'] },
  { packages: ['pg'], folders: ['libs/storage', 'libs/connectors/src/outcome-sql'] },
  { packages: ['json-p3'], folders: ['libs/connectors/src/outcome-http'] },
  { packages: ['pdfmake', 'csv-stringify', 'hucre', 'fflate'], folders: ['libs/reporting'] },
  { packages: ['yaml'], folders: ['libs/application/src/files'] },
  { packages: ['csv-parse'], folders: ['libs/application/src/files', 'libs/connectors/src/kit'] },
  {
    packages: ['@nestjs/common', '@nestjs/core', '@nestjs/graphql', 'commander'],
    folders: ['apps/server'],
  },
  { packages: ['react', 'react-dom', 'react-router', '@apollo/client'], folders: ['apps/web'] },
];

it.each(RESERVED)('only $folders imports $packages', ({ packages, folders }) => {
  const files = ['libs', 'apps']
    .flatMap((folder) => filesBelow(folder))
    .filter((file) => isScript(file) && !folders.some((folder) => file.startsWith(`${folder}/`)));
  expect(
    files.filter((file) => importsOf(file).some((own) => packages.includes(packageOf(own) ?? ''))),
  ).toEqual([]);
});

it('every project stands in the root tsconfig', () => {
  const { references } = JSON.parse(read('tsconfig.json')) as { references: { path: string }[] };
  expect(references.map(({ path }) => path).sort()).toEqual([...projects(), 'test'].sort());
});
