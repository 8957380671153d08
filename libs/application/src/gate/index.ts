export * from './aggregates.js';
export * from './figures.js';
export * from './headcounts.js';
export * from './periods.js';
export * from './purpose.js';
// Names of groups, policies, days, and how complete they are: nothing in them counts people.
export {
  newestEpoch,
  publishedPolicies,
  releasedDepartments,
  releasedMeasures,
  releasedSpan,
  scopeByKey,
} from '@takeup/storage';
