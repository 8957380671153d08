import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** Leaves each project's test counts beside it, so that a cached run still counts in the closing line. */
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
    writeFileSync(path.join(this.#root, '.test-results.json'), JSON.stringify(counts));
  }
}
