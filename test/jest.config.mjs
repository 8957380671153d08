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

/** The attack runs by itself where everything is tested. The stories through the browser share one demo server; nothing else needs one. */
export default {
  reporters,
  maxWorkers,
  testSequencer: '<rootDir>/sequencer.mjs',
  testTimeout: 120_000,
  projects: [
    { ...project, displayName: 'attack', testMatch: ['<rootDir>/attack/**/*.spec.ts'] },
    {
      ...project,
      displayName: 'repository',
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/attack/', '<rootDir>/e2e/', ...leftOut],
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
