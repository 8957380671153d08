import { base } from '../jest.config.mjs';

const { reporters, maxWorkers, ...project } = base;
/** Left out where TAKEUP_SHORT=1: what takes minutes, because it does everything again and again. */
const LONG = [
  'aliases-kill',
  'bad-files',
  'bad-kpi',
  'dataset',
  'demo-platform',
  'kill',
  'month',
  'pull-kill',
  'replay',
  'report',
].map((name) => `<rootDir>/fault/${name}\\.spec`);
const leftOut = process.env.TAKEUP_SHORT === '1' ? LONG : [];
const stories = '<rootDir>/e2e/**/*.e2e-spec.ts';

/** The stories through the browser share one demo server; everything else in this folder needs none. */
export default {
  reporters,
  maxWorkers,
  testSequencer: '<rootDir>/sequencer.mjs',
  testTimeout: 120_000,
  projects: [
    {
      ...project,
      displayName: 'repository',
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/e2e/', ...leftOut],
    },
    {
      ...project,
      displayName: 'browser',
      testMatch: [stories],
      globalSetup: '<rootDir>/e2e/demo-server.mjs',
      globalTeardown: '<rootDir>/e2e/demo-server-stop.mjs',
    },
  ],
};
