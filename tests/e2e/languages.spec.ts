import { expect, type Page } from '@playwright/test';
import { PORTAL_EMAIL } from '@/db/seed/demo-school';
import { LOCALE_COOKIE, LOCALES, type Locale } from '@/lib/i18n/config';
import { test } from './support/kith';
import { openPortal } from './support/session';

const inLanguage = (page: Page, locale: Locale) =>
  page.context().addCookies([{ name: LOCALE_COOKIE, value: locale, url: String(test.info().project.use.baseURL) }]);

/** The first row of a statement. */
const OPENING: Record<Locale, string> = { en: 'Opening balance', es: 'Saldo inicial', de: 'Anfangsstand' };
const MONEY: Record<Locale, RegExp> = { en: /\$\d/, es: /\d US\$/, de: /\d \$/ };

/** What is written over the edge of its box, on a second line of a tab, or outside of its drawing. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const said = (element: Element) => element.textContent?.trim() ?? '';
    const figures = [...document.querySelectorAll('main p.tabular')].filter(
      (it) => it.scrollWidth > it.clientWidth + 1,
    );
    const tabs = [...document.querySelectorAll('header nav a')].filter((it) => {
      const text = document.createRange();
      text.selectNodeContents(it);
      return text.getBoundingClientRect().height > it.clientHeight;
    });
    const ticks = [...document.querySelectorAll('.recharts-yAxis-tick-labels text, .recharts-yAxis text')].filter(
      (it) => {
        const drawing = it.closest('svg')?.getBoundingClientRect();
        return drawing && it.getBoundingClientRect().left < drawing.left - 1;
      },
    );
    return [...figures, ...tabs, ...ticks].map(said);
  });
}

test('figures, axes and tabs have room for their words in every language', async ({ as, visit }) => {
  test.setTimeout(180_000);
  const owner = await as('owner');
  const portal = await visit();
  await openPortal(portal, PORTAL_EMAIL);
  for (const locale of LOCALES) {
    await inLanguage(owner, locale);
    for (const path of ['/dashboard?days=365', '/analytics/overview?days=365', '/analytics/liability']) {
      await owner.goto(path);
      // On a phone a chart is drawn when it comes near.
      await owner
        .locator('main h2')
        .first()
        .evaluate((title) => title.scrollIntoView({ block: 'start' }));
      await expect(owner.locator('.recharts-yAxis text, .recharts-yAxis-tick-labels text').first()).toBeAttached();
      expect(await cutOff(owner), `${path} ${locale}`).toEqual([]);
    }
    await inLanguage(portal, locale);
    await portal.goto('/portal');
    await expect(portal.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await cutOff(portal), locale).toEqual([]);
    const said = (await portal.getByRole('main').innerText()).replaceAll('\u00a0', ' ');
    expect(said).toMatch(MONEY[locale]);
    if (locale !== 'en') expect(said).not.toMatch(MONEY.en);
    await isSaidOfPictures(portal, locale);
    const statement = await portal.request.get('/portal/wallet/statement/file?format=csv');
    expect(await statement.text(), locale).toContain(OPENING[locale]);
  }
});

/** A picture that is not there, opened alone, says so in the reader's language. */
async function isSaidOfPictures(portal: Page, locale: Locale): Promise<void> {
  for (const path of ['/portal/qr/NOT-MINE', '/portal/wallet/items/none/picture', '/portal/wallet/qr/none']) {
    const answer = await portal.request.get(path);
    expect(answer.status(), path).toBeGreaterThanOrEqual(400);
    const words = await answer.text();
    expect(words, path).toMatch(/\w+ \w+/);
    if (locale !== 'en') expect(words, path).not.toMatch(/there is|must be/i);
  }
}
