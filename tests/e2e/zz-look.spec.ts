import { PORTAL_EMAIL } from '@/db/seed/demo-school';
import { test } from './support/kith';
import { signInByLink } from './support/magic-link';

test('look', async ({ visit, as }, info) => {
  test.setTimeout(300_000);
  const manager = await as('manager');
  const page = await visit();
  await signInByLink(page, manager, PORTAL_EMAIL);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `/tmp/pt/shots/${info.project.name}-celebrate.png` });
  for (const p of [
    '',
    '/welcome',
    '/welcome?step=2',
    '/share',
    '/community',
    '/questions',
    '/learn',
    '/learn/first-share',
  ]) {
    await page.goto(`/portal${p}`);
    await page.waitForTimeout(800);
    await page.screenshot({
      path: `/tmp/pt/shots/${info.project.name}-portal${p.replace(/\W/g, '_')}.png`,
      fullPage: true,
    });
  }
  for (const p of [
    '/community',
    '/community/board',
    '/community/challenges',
    '/community/training',
    '/community/settings',
  ]) {
    await manager.goto(p);
    await manager.waitForTimeout(500);
    await manager.screenshot({
      path: `/tmp/pt/shots/${info.project.name}-m${p.replace(/\W/g, '_')}.png`,
      fullPage: true,
    });
  }
});
