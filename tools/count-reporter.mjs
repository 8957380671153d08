import { writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Leaves each project's test counts beside it, so that a cached run still counts in the closing line; a part of them that is run by
 * itself under the name that TAKEUP_PART gives.
 */
export default class CountReporter {
  #root;
  constructor(globalConfig) {
    this.#root = globalConfig.rootDir;
  }
  onRunComplete(_contexts, results) {
    const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = results;
    const counts = {
      passed: numPassedTests,
      failed: numFailedTests + numRuntimeErrorTestSuites,
      skipped: numPendingTests,
    };
    const part = process.env.TAKEUP_PART === undefined ? '' : `-${process.env.TAKEUP_PART}`;
    writeFileSync(path.join(this.#root, `.test-results${part}.json`), JSON.stringify(counts));
  }
}
