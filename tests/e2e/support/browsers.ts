import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';

// What a browser keeps of its owner. What it fetched from the network stays: a page comes with a megabyte of scripts, and to fetch
// and compile them for each test anew was half of what the tests cost.
const PERSONAL = 'cookies,local_storage,indexeddb,file_systems,cache_storage,service_workers';

/** Browsers whose owners have left, for whoever comes next: each knows nobody, but need not fetch again what is the same for all. */
export class Browsers {
  readonly #idle: BrowserContext[] = [];
  /** An empty tab of each: with its last tab Chromium closes the window, and a new window costs more than most pages. */
  readonly #tabs = new WeakMap<BrowserContext, Page>();

  /** A browser that knows nobody. */
  async open(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
    return this.#idle.pop() ?? (await browser.newContext(options));
  }

  /** Closes its pages, and makes it one that knows nobody. */
  async leave(context: BrowserContext, origin: string): Promise<void> {
    const tab = this.#tabs.get(context) ?? (await context.newPage());
    for (const page of context.pages()) if (page !== tab) await page.close();
    await context.setOffline(false);
    await context.clearPermissions();
    const devtools = await context.newCDPSession(tab);
    await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: PERSONAL });
    await devtools.detach();
    await context.clearCookies();
    this.#tabs.set(context, tab);
    this.#idle.push(context);
  }
}
