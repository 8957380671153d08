import { base } from '../../jest.config.mjs';

export default {
  ...base,
  globalSetup: '<rootDir>/cluster-of-the-run.mjs',
  globalTeardown: '<rootDir>/cluster-of-the-run-stop.mjs',
};
