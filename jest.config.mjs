/** Shared Jest preset: our TypeScript and ESM-only packages become CommonJS through SWC (Jest's own ESM mode needs Node 24). */
const transform = {
  legacyDecorator: true,
  decoratorMetadata: true,
  useDefineForClassFields: false,
  react: { runtime: 'automatic' },
};
const common = { swcrc: false, sourceMaps: 'inline', module: { type: 'commonjs' } };

export const base = {
  testEnvironment: 'node',
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx', '**/*.pg-spec.ts', '**/*.e2e-spec.ts'],
  modulePathIgnorePatterns: ['/dist/'],
  cacheDirectory: new URL('./.jest-cache', import.meta.url).pathname,
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        ...common,
        jsc: {
          target: 'es2023',
          keepClassNames: true,
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform,
        },
      },
    ],
    '^.+\\.m?js$': ['@swc/jest', { ...common, jsc: { target: 'es2023', parser: { syntax: 'ecmascript' } } }],
  },
  transformIgnorePatterns: [],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['@takeup/source', 'node', 'node-addons'] },
  reporters: ['default', new URL('./tools/count-reporter.mjs', import.meta.url).pathname],
  // Real databases, processes and browsers on a busy machine: a limit is for what hangs, never for what is slow.
  testTimeout: 120_000,
  maxWorkers: 2,
};
export default base;
