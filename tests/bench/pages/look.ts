import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import lighthouse, { type Flags } from 'lighthouse';
import type { Browser } from 'puppeteer-core';
import { ownBlocking } from './own-blocking';

export interface PageToSee {
  page: string;
  url: string;
  cookie?: { name: string; value: string };
}

export interface Figures {
  performance: number;
  accessibility: number;
  firstPaintMs: number;
  largestPaintMs: number;
  speedIndexMs: number;
  blockedMs: number;
  /** The same without what other programs on this machine took: see `ownBlocking`. */
  ownBlockedMs: number;
  ownWorkMs: number;
  layoutShift: number;
  serverMs: number;
  transferBytes: number;
  scriptBytes: number;
  scripts: number;
  requests: number;
  documentBytes: number;
}

type Audits = Record<string, { numericValue?: number; score?: number | null; details?: unknown } | undefined>;
type Sent = { resourceType?: string; transferSize?: number; resourceSize?: number };

/** Looks at one page as Lighthouse does by default, on a slow phone in a slow network, in a browser profile of its own. */
export async function look(browser: Browser, { url, cookie }: PageToSee): Promise<Figures> {
  const { lhr, artifacts } = await run(browser, {
    url,
    cookie,
    dark: false,
    onlyCategories: ['performance', 'accessibility'],
  });
  const audits: Audits = lhr.audits;
  const value = (id: string) => audits[id]?.numericValue ?? Number.NaN;
  const sent = (audits['network-requests']?.details as { items?: Sent[] } | undefined)?.items ?? [];
  const scripts = sent.filter(({ resourceType }) => resourceType === 'Script');
  const own = ownBlocking(artifacts.Trace.traceEvents);
  const bytes = (of: Sent[]) => of.reduce((sum, { transferSize = 0 }) => sum + transferSize, 0);
  return {
    performance: percent(lhr.categories.performance?.score),
    accessibility: percent(lhr.categories.accessibility?.score),
    firstPaintMs: Math.round(value('first-contentful-paint')),
    largestPaintMs: Math.round(value('largest-contentful-paint')),
    speedIndexMs: Math.round(value('speed-index')),
    blockedMs: Math.round(value('total-blocking-time')),
    ownBlockedMs: own.blockedMs,
    ownWorkMs: own.workedMs,
    layoutShift: Math.round(value('cumulative-layout-shift') * 1000) / 1000,
    serverMs: Math.round(value('server-response-time')),
    transferBytes: bytes(sent),
    scriptBytes: bytes(scripts),
    scripts: scripts.length,
    requests: sent.length,
    documentBytes: sent.find(({ resourceType }) => resourceType === 'Document')?.resourceSize ?? 0,
  };
}

/** The accessibility of a page in the dark theme, and what it failed at. */
export async function lookInDark(browser: Browser, { url, cookie }: PageToSee) {
  const { lhr } = await run(browser, { url, cookie, dark: true, onlyCategories: ['accessibility'] });
  const failed = Object.entries(lhr.audits).filter(([, { score }]) => score !== null && score < 1);
  return { accessibility: percent(lhr.categories.accessibility?.score), failed: failed.map(([id]) => id) };
}

type Run = { url: string; cookie?: PageToSee['cookie']; dark: boolean; onlyCategories: string[] };

async function run(browser: Browser, { url, cookie, dark, onlyCategories }: Run) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    if (cookie) await context.setCookie({ ...cookie, domain: new URL(url).hostname, path: '/', httpOnly: true });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
    const flags: Flags = { logLevel: 'error', output: 'json', disableStorageReset: true, onlyCategories };
    let result = await lighthouse(url, flags, undefined, page);
    // On a busy machine the browser sometimes begins its record too late; Lighthouse then asks for another run.
    if (result?.lhr.runtimeError?.code === 'NO_NAVSTART') result = await lighthouse(url, flags, undefined, page);
    if (!result || result.lhr.runtimeError)
      throw new Error(result?.lhr.runtimeError?.message ?? `Nothing came of ${url}`);
    // A page that was not let in would be measured as a fast sign-in page.
    if (new URL(result.lhr.finalDisplayedUrl).pathname !== new URL(url).pathname)
      throw new Error(`${url} led to ${result.lhr.finalDisplayedUrl}`);
    if (process.env.BENCH_REPORTS) writeReport(process.env.BENCH_REPORTS, result.lhr);
    return result;
  } finally {
    await context.close();
  }
}

function writeReport(folder: string, lhr: { requestedUrl?: string; fetchTime: string }): void {
  mkdirSync(folder, { recursive: true });
  const name = `${lhr.requestedUrl}-${lhr.fetchTime}`.replace(/\W+/g, '_');
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(lhr));
}

function percent(score: number | null | undefined): number {
  return Math.round((score ?? 0) * 100);
}
