import type { Browser, BrowserContext, BrowserContextOptions } from '@playwright/test';

// What a browser keeps of its owner. What it fetched from the network stays: a page comes with a megabyte of scripts, and to fetch
// and compile them for each test anew was half of all the work.
const PERSONAL = 'cookies,local_storage,indexeddb,file_systems,cache_storage,service_workers';

/** Browsers whose owners have left, for whoever comes next: each knows nobody, but need not fetch again what is the same for all. */
export class Browsers {
  readonly #idle: BrowserContext[] = [];

  /** A browser that knows nobody. */
  async open(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
    return this.#idle.pop() ?? (await browser.newContext(options));
  }

  /** Closes its pages, and makes it one that knows nobody. */
  async leave(context: BrowserContext, origin: string): Promise<void> {
    await context.setOffline(false);
    await context.clearPermissions();
    const blank = await context.newPage();
    for (const page of context.pages()) if (page !== blank) await page.close();
    const devtools = await context.newCDPSession(blank);
    await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: PERSONAL });
    await context.clearCookies();
    await blank.close();
    this.#idle.push(context);
  }
}
