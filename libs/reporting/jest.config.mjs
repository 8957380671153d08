export { base as default } from '../../jest.config.mjs';
