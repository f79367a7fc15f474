// Adds up what the two test runners and the crash benchmark reported: node .ci/count.mjs NUMBER_OF_FAILED_PARTS
import { existsSync, readFileSync } from 'node:fs';

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);
const readLine = (file) => {
  const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  return text.startsWith('{') ? JSON.parse(text) : null;
};
const vitest = read('test-results/vitest.json');
const e2e = read('test-results/e2e.json');
const crash = readLine('test-results/crash.json');

// One check: what did not come to its end printed nothing, and is not in order.
const safe = crash?.bench === 'crash' && crash.problems === 0;
const passed = (vitest?.numPassedTests ?? 0) + (e2e?.stats?.expected ?? 0) + (e2e?.stats?.flaky ?? 0) + (safe ? 1 : 0);
// A file that cannot even be read has no tests to count, and must not pass for that.
const broken =
  vitest?.testResults?.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length ?? 0;
const failed =
  (vitest?.numFailedTests ?? 0) + broken + (e2e?.stats?.unexpected ?? 0) + (e2e?.errors?.length ?? 0) + (safe ? 0 : 1);

const whole = Number(process.argv[2]) === 0 && vitest && e2e && passed > 0 && failed === 0;
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(whole ? 0 : 1);
