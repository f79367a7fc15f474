// Adds up what the two test runners and the crash benchmark reported: node .ci/count.mjs NUMBER_OF_FAILED_PARTS
import { existsSync, readFileSync } from 'node:fs';

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);
const readLine = (file) => {
  const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  return text.startsWith('{') ? JSON.parse(text) : null;
};
const vitest = read('test-results/vitest.json');
// Two lanes of browser tests side by side.
const lanes = [1, 2].map((lane) => read(`test-results/e2e-${lane}.json`));
const webkit = read('test-results/webkit.json');
const crash = readLine('test-results/crash.json');

// One check: what did not come to its end printed nothing, and is not in order.
const safe = crash?.bench === 'crash' && crash.problems === 0;
const sum = (numbers) => numbers.reduce((all, one) => all + (one ?? 0), 0);
const vitests = [vitest, webkit];
const passed =
  sum(vitests.map((one) => one?.numPassedTests)) +
  sum(lanes.flatMap((one) => [one?.stats?.expected, one?.stats?.flaky])) +
  (safe ? 1 : 0);
// A file that cannot even be read has no tests to count, and must not pass for that.
const broken = vitests
  .flatMap((one) => one?.testResults ?? [])
  .filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
const failed =
  sum(vitests.map((one) => one?.numFailedTests)) +
  broken +
  sum(lanes.flatMap((one) => [one?.stats?.unexpected, one?.errors?.length])) +
  (safe ? 0 : 1);

const whole =
  Number(process.argv[2]) === 0 && vitests.every(Boolean) && lanes.every(Boolean) && passed > 0 && failed === 0;
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(whole ? 0 : 1);
