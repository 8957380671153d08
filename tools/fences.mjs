import path from 'node:path';

/**
 * Who may import what. One row a folder: `ours` are the projects it may use, `outside` the packages
 * and node modules (regular expressions). Everything not named here is refused.
 * `pure` folders may not reach for the environment either.
 */
export const fences = [
  { folder: 'libs/domain', ours: [], outside: [], pure: true },
  { folder: 'libs/statistics', ours: [], outside: ['@stdlib/.+', 'ml-matrix'], pure: true },
  { folder: 'libs/disclosure', ours: ['domain'], outside: ['highs'], pure: true },
  { folder: 'libs/words', ours: ['domain'], outside: [], pure: true },
  { folder: 'libs/schema', ours: [], outside: ['node:path', 'graphql', '@graphql-typed-document-node/core'] },
  {
    folder: 'libs/connectors/src/kit',
    except: 'libs/connectors/src/kit/testing',
    ours: ['domain'],
    outside: ['zod', 'undici', 'ipaddr.js', 'csv-parse(/.+)?', 'node:crypto', 'node:zlib', 'node:stream'],
    pure: true,
  },
  {
    folder: 'libs/connectors/src/kit/testing',
    ours: ['domain'],
    outside: [
      'zod',
      'node:http',
      'node:net',
      'node:dns',
      'node:crypto',
      'node:timers/promises',
      'node:util',
      'node:zlib',
    ],
  },
  {
    folder: 'libs/connectors/src',
    except: 'libs/connectors/src/kit',
    ours: ['domain', 'connectors/kit', 'connectors/testing'],
    outside: ['zod', 'ldapts', 'pg', 'json-p3'],
    pure: true,
  },
  {
    folder: 'libs/storage',
    ours: ['domain'],
    outside: ['typeorm', 'pg', 'pg-copy-streams', 'node:.+'],
  },
  {
    folder: 'libs/application',
    except: 'libs/application/src/files',
    ours: ['domain', 'statistics', 'disclosure', 'connectors/kit', 'storage'],
    outside: ['@nestjs/common', 'node:stream(/promises)?'],
    pure: true,
  },
  {
    folder: 'libs/application/src/files',
    ours: ['domain', 'storage'],
    outside: [
      'yaml',
      'csv-parse(/.+)?',
      'node:crypto',
      'node:zlib',
      'node:stream(/promises)?',
      'node:string_decoder',
    ],
    pure: true,
  },
  {
    folder: 'libs/reporting',
    ours: ['domain', 'words'],
    // node:module finds the font's file.
    outside: ['pdfmake(/.+)?', 'csv-stringify(/.+)?', 'hucre/xlsx', 'fflate', 'node:module'],
  },
  {
    folder: 'libs/simulator',
    ours: ['domain'],
    outside: ['node:http', 'node:stream(/promises)?', 'node:zlib'],
  },
  {
    folder: 'libs/testing',
    ours: [
      'domain',
      'statistics',
      'disclosure',
      'connectors',
      'storage',
      'application',
      'schema',
      'simulator',
      'words',
    ],
    outside: ['.+'],
  },
  {
    folder: 'apps/server',
    ours: [
      'domain',
      'disclosure',
      'words',
      'schema',
      'connectors',
      'storage',
      'application',
      'reporting',
      'simulator',
    ],
    outside: [
      '@nestjs/.+',
      '@apollo/server(/.+)?',
      '@as-integrations/.+',
      'graphql',
      'express',
      'helmet',
      'commander',
      'zod',
      'pino',
      'prom-client',
      'nodemailer',
      'highs',
      'rxjs',
      'reflect-metadata',
      'node:.+',
    ],
    later: ['\\.\\u002F[a-z]+\\.command\\.js', '\\.\\.\\u002Fserve\\.js'],
  },
  {
    folder: 'apps/web',
    except: 'apps/web/src/charts',
    ours: ['schema', 'words'],
    outside: [
      'react',
      'react/.+',
      'react-dom(/.+)?',
      'react-router(/.+)?',
      'react-aria-components(/.+)?',
      '@apollo/client(/.+)?',
      '@graphql-typed-document-node/core',
      '@fontsource-variable/inter(/.+)?',
      'graphql',
      'rxjs',
    ],
    tools: ['vite.config.ts', 'jest.config.mjs'],
  },
  { folder: 'apps/web/src/charts', ours: ['schema', 'words'], outside: ['react', 'react/.+', 'recharts'] },
];

const CODE = '{ts,tsx,mts,cts}';
const SCRIPTS = '{js,jsx,mjs,cjs}';

/** Imports when the line is reached; the table's `later` names the files for which that is allowed. */
const later = (files = []) =>
  files.length === 0 ? 'ImportExpression' : `ImportExpression[source.value!=/^(?:${files.join('|')})$/]`;
const DYNAMIC = [
  'TSImportType',
  "CallExpression[callee.name='require']",
  "CallExpression[callee.object.name='require']",
  'TSImportEqualsDeclaration',
];
const ENVIRONMENT = [
  "Identifier[name='process']",
  "Identifier[name='globalThis']",
  "Identifier[name='performance']",
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "CallExpression[callee.name='Date']",
  "MemberExpression[object.name='Date'][property.name='now']",
  "MemberExpression[object.name='Date'][property.value='now']",
  "MemberExpression[object.name='Math'][property.name='random']",
  'CallExpression[callee.name=/^(?:fetch|setTimeout|setInterval|setImmediate)$/]',
];

/**
 * Where a relative import may lead: code under `src` stays in that `src`, anything else in its project. `../../storage/…`
 * names no package, so the table alone would let it pass.
 */
const inside = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = context.filename.replaceAll('\\', '/');
    const [, project, src] = /^(.*\/(?:apps|libs)\/[^/]+)(\/src)?\//.exec(file) ?? [];
    if (project === undefined) return {};
    const home = `${project}${src ?? ''}`;
    const check = ({ source }) => {
      if (typeof source?.value !== 'string' || !/^\.{1,2}(?:\/|$)/.test(source.value)) return;
      const target = path.posix.resolve(path.posix.dirname(file), source.value);
      const leaves = target !== home && !target.startsWith(`${home}/`);
      if (leaves || target.includes('/node_modules/')) {
        context.report({
          node: source,
          message: 'a relative import stays in its own src; import other projects by package name',
        });
      }
    };
    return { ImportDeclaration: check, ExportAllDeclaration: check, ExportNamedDeclaration: check };
  },
};
const plugins = { fences: { rules: { inside } } };

/** Aids of the tests; nothing else may import them. */
const TESTS = ['**/*.spec.{ts,tsx}', '**/*.pg-spec.ts', '**/spec-worker.mjs'];

/** Files of a folder: scripts only under `src`, because a project's own tools lie beside it. */
function filesOf(folder) {
  const src = /\/src(?:\/|$)/.test(folder) ? folder : `${folder}/src`;
  return [`${folder}/**/*.${CODE}`, `${src}/**/*.${SCRIPTS}`];
}

function rulesOf({ allowed, why, pure = false, folder, later: files }) {
  const syntax = [later(files), ...DYNAMIC, ...(pure ? ENVIRONMENT : [])].map((selector) => ({
    selector,
    message: ENVIRONMENT.includes(selector)
      ? `${folder} takes the clock and the environment as arguments`
      : why,
  }));
  return {
    'fences/inside': 'error',
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { regex: `^(?!\\.{1,2}(?:/|$))(?!(?:${allowed.join('|') || '(?!)'})$)`, message: why },
          { regex: '[.-]spec(?:\\.[cm]?[jt]sx?)?$|/spec-worker\\.mjs$', message: 'only tests import tests' },
        ],
      },
    ],
    'no-restricted-syntax': ['error', ...syntax],
  };
}

/**
 * The table as ESLint flat-config blocks. Specs may import what they test with, so only their relative imports are
 * fenced. A folder that the table forgot may import nothing.
 */
export function fenceConfigs() {
  const rows = fences.map(({ folder, except, ours, outside, pure, later, tools = [] }) => {
    const allowed = [...ours.map((name) => `@takeup/${name}`), ...outside];
    const why = `${folder} may import only: ${allowed.join(', ') || 'itself'} (tools/fences.mjs)`;
    return {
      files: filesOf(folder),
      ignores: [...TESTS, ...(except ? [`${except}/**`] : []), ...tools.map((tool) => `${folder}/${tool}`)],
      plugins,
      rules: rulesOf({ folder, allowed, why, pure, later }),
    };
  });
  const forgotten = {
    files: filesOf('{apps,libs}/*'),
    ignores: [...TESTS, ...fences.map(({ folder }) => `${folder}/**`)],
    plugins,
    rules: rulesOf({
      folder: 'a folder',
      allowed: [],
      why: 'this folder has no row in tools/fences.mjs',
      pure: true,
    }),
  };
  const specs = {
    files: TESTS.map((pattern) => `{apps,libs}/${pattern}`),
    plugins,
    rules: { 'fences/inside': 'error' },
  };
  return [forgotten, ...rows, specs];
}
