import { base } from '../../jest.config.mjs';

/** Left out where TAKEUP_SHORT=1: whole years of Northwind, written again and again. */
const LONG = [
  '/determinism\\.spec',
  '/northwind/acts\\.spec',
  '/activity\\.spec',
  '/serve\\.spec',
  '/northwind-acts\\.spec',
];
const leftOut = process.env.TAKEUP_SHORT === '1' ? LONG : [];

export default { ...base, testPathIgnorePatterns: ['/node_modules/', ...leftOut] };
