import { defineConfig } from '@playwright/test';

// Started by scripts/e2e.ts, which runs the real application and finds the browsers.
const desktop = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };

const chromium = {
  browserName: 'chromium' as const,
  launchOptions: {
    executablePath: process.env.CHROMIUM_PATH,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  },
};
// Firefox as it is installed, over WebDriver BiDi. It has no isMobile.
const firefox = {
  browserName: 'firefox' as const,
  channel: 'moz-firefox',
  launchOptions: { executablePath: process.env.FIREFOX_PATH },
};
const lane = process.env.E2E_LANE ? `-${process.env.E2E_LANE}` : '';
/** What each role mainly does: also in the other browser. */
const mainWays = { grep: /@main-way/ };

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: `test-results/e2e${lane}`,
  // One school and one set of tables for all: one after the other.
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  // Two lanes share two cores there: what fails once and then passes is told as flaky.
  retries: process.env.CI ? 1 : 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: `test-results/e2e${lane}.json` }]],
  use: {
    baseURL: process.env.E2E_BASE_URL,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
    // To record every test costs a good part of two cores.
    trace: process.env.CI ? 'on-first-retry' : 'retain-on-failure',
  },
  projects: [
    { name: 'desktop', use: { ...chromium, ...desktop } },
    { name: 'phone', use: { ...chromium, ...phone, isMobile: true, deviceScaleFactor: 2 } },
    { name: 'firefox', ...mainWays, use: { ...firefox, ...desktop } },
    { name: 'firefox-phone', ...mainWays, use: { ...firefox, ...phone } },
  ],
});
