import { expect, type Page } from '@playwright/test';
import { PORTAL_EMAIL } from '@/db/seed/demo-school';
import { test } from './support/kith';
import { openPortal } from './support/session';

// What a page sends, in kilobytes over the wire. Bytes are the same on every machine, and are what a phone waits for; the times
// are `npm run bench:pages`. Whoever needs more raises the figure here, and says why.
const LANDING = { script: 0, all: 60 };
const PORTAL = { '/portal': { script: 206, all: 285 }, '/portal/wallet': { script: 233, all: 285 } };
const MANAGER = { '/dashboard': { script: 225, all: 330 }, '/programs/ID': { script: 236, all: 355 } };

test.use({ freshBrowsers: true });

type Weight = { script: number; all: number };

test.beforeEach(({ isMobile }) =>
  test.skip(!isMobile, 'on a phone, where it matters and no chart is in sight at first'),
);

test('the landing page sends no script and is small', async ({ visit }) => {
  const { script, all } = await weigh(await visit(), '/r/ANA-2026');
  expect(script).toBe(LANDING.script);
  expect(all).toBeLessThanOrEqual(LANDING.all);
});

test('the scripts of every page come marked for compiling in the background', async ({ visit }) => {
  const page = await visit();
  const scripts: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.text());
  });
  await page.goto('/sign-in', { waitUntil: 'networkidle' });
  const texts = await Promise.all(scripts);
  const largest = texts.sort((a, b) => b.length - a.length)[0];
  expect(largest).toMatch(/^\/\/# allFunctionsCalledOnLoad\n/);
});

test('the portal keeps to its weight', async ({ visit }) => {
  const referrer = await visit();
  // The first visit may have something to celebrate, which is fetched then.
  await openPortal(referrer, PORTAL_EMAIL);
  for (const [path, most] of Object.entries(PORTAL)) await expectWithin(referrer, path, path, most);
});

test('the dashboard keeps to its weight', async ({ as, api }) => {
  const { data } = await api.get<{ data: { id: string }[] }>('/programs?status=active');
  const manager = await as('manager');
  for (const [path, most] of Object.entries(MANAGER))
    await expectWithin(manager, path, path.replace('ID', String(data[0]?.id)), most);
});

async function expectWithin(page: Page, name: string, path: string, most: Weight): Promise<void> {
  const { script, all } = await weigh(page, path);
  expect(script, `kB of script on ${name}`).toBeGreaterThan(0);
  expect(script, `kB of script on ${name}`).toBeLessThanOrEqual(most.script);
  // With its words twice, its fonts and its style: what a phone gets before anybody touches it.
  expect(all, `kB in all on ${name}`).toBeLessThanOrEqual(most.all);
}

/** Opens a page with an empty cache and weighs what comes, until nothing more comes. */
async function weigh(page: Page, path: string): Promise<Weight> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  const kinds = new Map<string, string>();
  const bytes = { script: 0, all: 0 };
  devtools.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes.all += encodedDataLength;
    if (kinds.get(requestId) === 'Script') bytes.script += encodedDataLength;
  });
  // The stream of what changes never ends; 204 tells the browser to leave it.
  await page.route('**/api/live*', (route) => route.fulfill({ status: 204 }));
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  await devtools.detach();
  return { script: Math.ceil(bytes.script / 1000), all: Math.ceil(bytes.all / 1000) };
}
