/*
 * Prints "N passed, N failed" from the test runner's JSON report and fails if anything failed, so that a runner that
 * leaves with status 0 all the same does not hide it. A file that could not even be loaded counts as one failure.
 */
import { existsSync, readFileSync } from 'node:fs';

const report = process.argv[2];
if (!existsSync(report)) {
  console.error('The tests left no report.');
  console.log('0 passed, 1 failed');
  process.exit(1);
}
const { numPassedTests: passed, numFailedTests, testResults, success } = JSON.parse(readFileSync(report, 'utf8'));
const unloadable = testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
).length;
const failed = numFailedTests + unloadable;
console.log(`${passed} passed, ${failed} failed`);
process.exit(success && failed === 0 && passed > 0 ? 0 : 1);
