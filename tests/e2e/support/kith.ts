import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test';
import { type Api, openApi } from './api';
import { Browsers } from './browsers';
import { addReferrer, endProgramsExcept, type Program, publishProgram, type Referrer, runningPrograms } from './school';
import { type StaffRole, signInWithPassword } from './sign-in';
import { watchPage } from './watch-page';

type Session = Awaited<ReturnType<BrowserContext['cookies']>>;

type Fixtures = {
  /** What browsers complained about in this test. Must be empty at its end; a test that expects a complaint empties it. */
  complaints: string[];
  /** Whether each test begins with a browser that has not fetched anything yet. */
  freshBrowsers: boolean;
  /** A page of somebody who is not signed in, in a browser of his own; with options in one that was never used. */
  visit: (options?: BrowserContextOptions) => Promise<Page>;
  /** A page of a member of staff, who has signed in with the password. */
  as: (role: StaffRole) => Promise<Page>;
  /** A new student with a code in `program`. */
  referrer: Referrer;
};
type WorkerFixtures = {
  api: Api;
  sessions: Map<StaffRole, Session>;
  browsers: Browsers;
  /** Ends what the tests leave behind, also those that fail: an organisation has five places for programmes. */
  tidy: undefined;
  /** A programme of these tests. */
  program: Program;
};

// Headless Chromium says so in its name, and what says so is recorded as a machine and not counted.
const agentOf = (isMobile: boolean) =>
  isMobile
    ? 'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36'
    : 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

/** Playwright's test with the people of the demo school, the REST API, and a watch over every browser's console. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  api: [
    async ({ playwright }, use, { project }) => {
      const { api, close } = await openApi(playwright.request, String(project.use.baseURL));
      await use(api);
      await close();
    },
    { scope: 'worker' },
  ],
  sessions: [async ({ browserName: _ }, use) => use(new Map()), { scope: 'worker' }],
  browsers: [async ({ browserName: _ }, use) => use(new Browsers()), { scope: 'worker' }],
  // Playwright gives up a worker with its first failure, and tears its fixtures down: what was begun there ends with it.
  tidy: [
    async ({ api }, use) => {
      const before = await runningPrograms(api);
      await use(undefined);
      await endProgramsExcept(api, before);
    },
    { scope: 'worker', auto: true },
  ],
  program: [async ({ api, tidy: _ }, use) => use(await publishProgram(api)), { scope: 'worker' }],
  complaints: async ({ browserName: _ }, use) => {
    const complaints: string[] = [];
    await use(complaints);
    expect(complaints).toEqual([]);
  },
  freshBrowsers: [false, { option: true }],
  visit: async ({ browser, browserName, browsers, baseURL, complaints, freshBrowsers, isMobile }, use, info) => {
    // Firefox does not say that it is steered.
    const agent = browserName === 'chromium' ? { userAgent: agentOf(isMobile) } : {};
    const opened: { page: Page; unwatch: () => void; isKept: boolean }[] = [];
    await use(async (options) => {
      const isKept = browserName === 'chromium' && !options && !freshBrowsers;
      const context = isKept ? await browsers.open(browser, agent) : await browser.newContext({ ...agent, ...options });
      const page = await context.newPage();
      opened.push({ page, unwatch: watchPage(page, complaints), isKept });
      return page;
    });
    // Of one that is closed after a failure Playwright takes a picture.
    const failed = info.status !== info.expectedStatus || complaints.length > 0;
    for (const { page, unwatch, isKept } of opened) {
      unwatch();
      if (isKept && !failed) await browsers.leave(page.context(), String(baseURL));
      else await page.context().close();
    }
  },
  as: async ({ visit, sessions }, use) => {
    await use(async (role) => {
      const page = await visit();
      const session = sessions.get(role);
      if (session) await page.context().addCookies(session);
      else {
        await signInWithPassword(page, role);
        sessions.set(role, await page.context().cookies());
      }
      return page;
    });
  },
  referrer: async ({ api, program }, use) => use(await addReferrer(api, program, 'Nadia')),
});
