import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { Fence } from '../../tools/fences.mjs';
import { fences as FENCES } from '../../tools/fences.mjs';
import { ROOT } from './repository.js';

/** Code that stands in no file, linted as if it stood at `file`. */
export interface Plant {
  readonly name: string;
  readonly file: string;
  readonly code: string;
  /** The rule that must object; null: nothing may object. */
  readonly rule: string | null;
}

export interface Message {
  readonly ruleId: string | null;
  readonly message: string;
  readonly severity: number;
}

export { FENCES };

/** Every package of ours, those to come among them. */
export const OURS = [
  ...new Set([
    'server',
    'web',
    'test',
    'testing',
    ...FENCES.flatMap(({ folder, ours }) => [projectOf(folder), ...ours]),
  ]),
].sort();

/** Packages and modules that no row allows, except one that allows everything. */
const STRANGERS = [
  'left-pad',
  '@stranger/package',
  'fs',
  'https://cdn.example/x.js',
  '#internal',
  '/absolute/x.js',
];
const FREE = '.+';

export function projectOf(folder: string): string {
  return folder.split('/')[1] ?? '';
}

/** Where a plant of a row stands. */
export function siteOf({ folder }: Fence, name = 'a-plant.ts'): string {
  return `${folder}${folder.includes('/src') ? '' : '/src'}/${name}`;
}

function using(specifier: string): string {
  return `import { thing } from '${specifier}';\nexport const other = thing;\n`;
}

const CLOCK = {
  'the environment': 'export const home = process.env;\n',
  'the environment by another name': "export const home = globalThis['process'];\n",
  'the time': 'export const now = new Date();\n',
  'the time as text': 'export const now = Date();\n',
  'the time as a number': 'export const now = Date.now();\n',
  'the clock itself': 'export const clock = { now: Date.now };\n',
  'the clock in brackets': "export const now = Date['now']();\n",
  'the other clock': 'export const now = performance.now();\n',
  chance: 'export const dice = Math.random();\n',
  'the network': "export const page = fetch('http://localhost');\n",
  'a timer': 'setTimeout(() => undefined, 1);\n',
};

const DYNAMIC = {
  'a dynamic import': "export const other = await import('./other.js');\n",
  'a dynamic import of a stranger': "export const other = await import('left-pad');\n",
  'the type of an import': "export type Other = import('./other.js').Other;\n",
  'a type imported by a type': "export type Other = import('left-pad').Other;\n",
  require: "declare const require: (name: string) => unknown;\nexport const other = require('left-pad');\n",
  'require.resolve':
    "declare const require: { resolve(name: string): string };\nexport const other = require.resolve('x');\n",
  'import = require': "import other = require('left-pad');\nexport const own = other;\n",
};

/** Relative imports that leave the project's own `src`: every row refuses them, whatever it allows. */
function leaving(file: string): Record<string, string> {
  const [, , ...below] = file.split('/');
  const project = '../'.repeat(below.length - 1);
  return {
    'another project by way of the top': using(`${project}../../libs/other/src/index.js`),
    'another project beside its own': using(`${project}../other/src/index.js`),
    'another project by a winding path': using(`./below/../${project}../other/src/index.js`),
    'another project, re-exported': `export * from '${project}../other/src/index.js';\n`,
    'its own node_modules': using(`${project}node_modules/thing/index.js`),
    'its own built files': using(`${project}dist/index.js`),
    'a script beside its src': using(`${project}jest.config.mjs`),
  };
}

/** The plants of one row that must be refused. */
export function refusedBy(fence: Fence): Plant[] {
  const { ours, outside, pure } = fence;
  const at = siteOf(fence);
  const forbidden = (name: string, code: string, rule = 'no-restricted-imports', file = at): Plant => ({
    name,
    file,
    code,
    rule,
  });
  const isFree = outside.includes(FREE);
  const strangers = isFree ? [] : STRANGERS;
  const foreign = isFree ? [] : OURS.filter((name) => !ours.includes(name));
  const nodeModules =
    isFree || outside.includes('node:.+') ? [] : ['node:fs', 'node:http2', 'node:child_process'];
  const deep = isFree ? [] : ours.map((name) => `@takeup/${name}/dist/index.js`);
  const every = [...foreign.map((name) => `@takeup/${name}`), ...strangers, ...nodeModules, ...deep];
  const [sample] = strangers;
  const forms = sample === undefined ? [] : formsOf(sample);
  // Generated code is not linted; that it holds nothing else is another test's matter.
  const folders = ['generated', 'dist', 'build'].filter(
    (name) => !(name === 'generated' && at.startsWith('libs/schema/')),
  );
  return [
    ...every.map((specifier) => forbidden(specifier, using(specifier))),
    ...forms.map(([name, code]) => forbidden(name, code)),
    ...(sample === undefined
      ? []
      : ['mts', 'cts', 'tsx', 'mjs', 'js', 'cjs'].map((ending) =>
          forbidden(
            `a stranger in a .${ending} file`,
            using(sample),
            'no-restricted-imports',
            siteOf(fence, `a-plant.${ending}`),
          ),
        )),
    ...(sample === undefined
      ? []
      : folders.map((name) =>
          forbidden(
            `a stranger in a folder named ${name}`,
            using(sample),
            'no-restricted-imports',
            siteOf(fence, `${name}/a-plant.ts`),
          ),
        )),
    forbidden('a spec', using('./other.spec.js')),
    ...Object.entries(DYNAMIC).map(([name, code]) => forbidden(name, code, 'no-restricted-syntax')),
    ...Object.entries(leaving(at)).map(([name, code]) => forbidden(name, code, 'fences/inside')),
    ...(pure === true
      ? Object.entries(CLOCK).map(([name, code]) => forbidden(name, code, 'no-restricted-syntax'))
      : []),
  ];
}

/** The ways to import something, each of which must be seen. */
function formsOf(stranger: string): [string, string][] {
  return [
    ['a type import', `import type { Thing } from '${stranger}';\nexport type Other = Thing;\n`],
    ['an inline type import', `import { type Thing } from '${stranger}';\nexport type Other = Thing;\n`],
    ['an import for its effect', `import '${stranger}';\n`],
    ['a default import', `import thing from '${stranger}';\nexport const other = thing;\n`],
    ['a namespace import', `import * as thing from '${stranger}';\nexport const other = thing;\n`],
    ['a re-export', `export { thing } from '${stranger}';\n`],
    ['a re-export of everything', `export * from '${stranger}';\n`],
    ['a re-export of a type', `export type { Thing } from '${stranger}';\n`],
    [
      'an import behind a comment that switches rules off',
      `/* eslint${'-'}disable */\nimport '${stranger}';\n`,
    ],
    [
      'an import behind a line that switches one off',
      `// eslint${'-'}disable-next-line no-restricted-imports\nimport '${stranger}';\n`,
    ],
    ['an import behind a changed rule', `/* eslint no-restricted-imports: "off" */\nimport '${stranger}';\n`],
  ];
}

/** The plants of one row that must pass: everything that it allows, and its neighbours. */
export function allowedBy(fence: Fence): Plant[] {
  const file = siteOf(fence);
  const packages = [...fence.ours.map((name) => `@takeup/${name}`), ...fence.outside.flatMap(samplesOf)];
  return ['./neighbour.js', './below/neighbour.js', ...packages].map((specifier) => ({
    name: specifier,
    file,
    code: using(specifier),
    rule: null,
  }));
}

/** Names that an entry of `outside` allows: without and with its optional part. */
function samplesOf(pattern: string): string[] {
  const fill = (text: string) => text.replaceAll('.+', 'sample');
  const optional = /\(([^()]*)\)\?/;
  return [...new Set([fill(pattern.replace(optional, '')), fill(pattern.replace(optional, '$1'))])];
}

/** Lints all plants in one process of plain Node. */
export function lint(plants: readonly Plant[]): readonly (readonly Message[])[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(__dirname, 'lint-plants.mjs')], {
    cwd: ROOT,
    input: JSON.stringify(plants.map(({ file, code }) => ({ file, code }))),
    encoding: 'utf8',
    maxBuffer: 64_000_000,
    timeout: 120_000,
  });
  if (status !== 0) throw new Error(`lint-plants.mjs: ${stderr}`);
  return JSON.parse(stdout) as Message[][];
}
