import { base } from '../../jest.config.mjs';

export default {
  ...base,
  testEnvironment: 'jsdom',
  setupFiles: ['./jest.setup.mjs'],
  moduleNameMapper: { ...base.moduleNameMapper, '\\.css$': '<rootDir>/jest.css.mjs' },
  testEnvironmentOptions: { customExportConditions: ['@takeup/source', 'node', 'node-addons'] },
};
