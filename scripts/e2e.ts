import { findProgram } from './e2e/find-program';
import { runNode } from './e2e/run-node';
import { withKith } from './e2e/with-kith';

// npm run test:e2e [playwright's arguments]: the browser tests against the real application. Without arguments all of them, in
// two lanes side by side: a test writes, so one school bears only one at a time, but each lane has a Kith and a school of its own.
const LANES = [
  ['desktop', 'firefox-phone'],
  ['phone', 'firefox'],
];

const chromium = () =>
  findProgram('Chromium', 'chromium (or set CHROMIUM_PATH)', [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ]);
const firefox = () =>
  findProgram('Firefox', 'firefox-esr (or set FIREFOX_PATH)', [
    process.env.FIREFOX_PATH,
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  ]);

async function playwright(args: string[], env: Record<string, string>, log: string): Promise<number> {
  return withKith(log, (kith) =>
    runNode(['node_modules/@playwright/test/cli.js', 'test', ...args], { ...env, ...kith }),
  );
}

async function main(): Promise<number> {
  const given = process.argv.slice(2);
  const whole = given.length === 0 && !process.env.E2E_BASE_URL;
  const needsFirefox = whole || given.some((arg) => arg.includes('firefox'));
  const env = { CHROMIUM_PATH: chromium(), ...(needsFirefox && { FIREFOX_PATH: firefox() }) };
  if (!whole) {
    const projects = given.some((arg) => arg.startsWith('--project') || arg.startsWith('--config'));
    // Named tests, and no browser named: in the one that is there for everybody.
    const args = projects ? given : [...given, '--project', 'desktop', '--project', 'phone'];
    return playwright(args, env, 'test-results/app.log');
  }
  const lanes = LANES.map((projects, at) => {
    const lane = String(at + 1);
    const args = projects.flatMap((project) => ['--project', project]);
    // One that does not start fails alone: the other one ends by itself, and with it its Kith.
    return playwright(args, { ...env, E2E_LANE: lane }, `test-results/app-${lane}.log`).catch(tell);
  });
  return Math.max(...(await Promise.all(lanes)));
}

function tell(error: Error): number {
  console.error(`\n${error.message}\n`);
  return 1;
}

main()
  .catch(tell)
  .then((code) => process.exit(code));
