import { base } from '../jest.config.mjs';

const { reporters, maxWorkers, ...project } = base;
const stories = '<rootDir>/e2e/**/*.e2e-spec.ts';

/** The stories through the browser share one demo server; everything else in this folder needs none. */
export default {
  reporters,
  maxWorkers,
  testSequencer: '<rootDir>/sequencer.mjs',
  testTimeout: 120_000,
  projects: [
    { ...project, displayName: 'repository', testPathIgnorePatterns: ['/node_modules/', '<rootDir>/e2e/'] },
    {
      ...project,
      displayName: 'browser',
      testMatch: [stories],
      globalSetup: '<rootDir>/e2e/demo-server.mjs',
      globalTeardown: '<rootDir>/e2e/demo-server-stop.mjs',
    },
  ],
};
