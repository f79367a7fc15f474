import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import puppeteer from 'puppeteer-core';
import { ownerSql } from '@/db/client';
import { PORTAL_EMAIL, STAFF } from '@/db/seed/demo-school';
import { seedDemo } from '@/scripts/seed/seed-demo';
import { startKith } from './lib/kith';
import { type Figures, look, lookInDark, type PageToSee } from './pages/look';
import { sessionCookie } from './pages/session';

// The figures of Lighthouse for the pages that matter most, as on a slow phone in a slow network (its own defaults, simulated),
// in Chromium on this machine; medians. BENCH_REPORTS=FOLDER keeps the whole reports, BENCH_PAGES=/portal,/r/ picks pages.
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const ONLY = process.env.BENCH_PAGES?.split(',');
const CHROMIUM = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'];
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];

const executablePath = CHROMIUM.find((path) => path && existsSync(path));
if (!executablePath) throw new Error('No browser found: apt-get install chromium (or set CHROMIUM_PATH)');
const kith = await startKith();
const browser = await puppeteer.launch({ executablePath, args: ARGS });
try {
  await seedDemo(new Date());
  for (const page of await pagesToSee()) {
    await warm(page);
    const rounds: Figures[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await look(browser, page));
    const dark = await lookInDark(browser, page);
    const line = { bench: 'pages', page: page.page, rounds: ROUNDS, load: Math.round((loadavg()[0] ?? 0) * 10) / 10 };
    console.log(JSON.stringify({ ...line, ...medians(rounds), dark }));
  }
} finally {
  await browser.close();
  await kith.stop();
}

async function pagesToSee(): Promise<PageToSee[]> {
  const secret = String(process.env.AUTH_SECRET);
  const owner = await sessionCookie(STAFF[0].email, 'password', secret);
  const referrer = await sessionCookie(PORTAL_EMAIL, 'link', secret);
  const [program] = await ownerSql()`select id from referral_programs where status = 'active' order by id limit 1`;
  const page = (path: string, cookie?: PageToSee['cookie'], name = path) => ({
    page: name,
    url: `${kith.url}${path}`,
    ...(cookie ? { cookie } : {}),
  });
  const all = [
    page('/r/ANA-2026'),
    page('/portal', referrer),
    page('/portal/wallet', referrer),
    page('/dashboard', owner),
    page(`/programs/${program?.id}`, owner, '/programs/ID'),
  ];
  return all.filter(({ page: name }) => !ONLY || ONLY.some((part) => name === part));
}

/** The first request of a page compiles its code on the server; that is no reader's page. */
async function warm({ url, cookie }: PageToSee): Promise<void> {
  for (let time = 0; time < 3; time += 1)
    await (await fetch(url, { headers: cookie ? { cookie: `${cookie.name}=${cookie.value}` } : {} })).text();
}

function medians(rounds: readonly Figures[]): Figures {
  const keys = Object.keys(rounds[0] as Figures) as (keyof Figures)[];
  const middle = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
  return Object.fromEntries(keys.map((key) => [key, middle(rounds.map((one) => one[key]))])) as unknown as Figures;
}
