import { expect } from '@playwright/test';
import { enter, expectFocusSeen, tabTo, typeInto } from './support/keyboard';
import { test } from './support/kith';
import { newMark } from './support/names';
import { enrolment, intensive } from './support/school';

// Nothing but keys. A phone has none.
test.skip(({ isMobile }) => isMobile);

test('a programme is built and published with the keyboard alone', async ({ as, api }) => {
  test.setTimeout(180_000);
  const page = await as('manager');
  const name = `Keys ${newMark()}`;
  await page.goto('/programs');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expectFocusSeen(page);
  await enter(page, page.getByRole('link', { name: 'New programme' }).first());
  await enter(page, page.getByRole('link', { name: 'Use this template: Language school' }));
  await expect(page).toHaveURL(/template=language-school/);
  await typeInto(page, page.getByLabel('Name', { exact: true }), name);
  const reward = page.getByRole('group', { name: 'Who invites gets a reward' });
  await typeInto(page, reward.getByRole('textbox', { name: 'Amount' }), '60');
  await enter(page, page.getByRole('button', { name: 'Save draft' }));
  await expect(page.getByText('This programme is a draft')).toBeVisible();
  await expectFocusSeen(page);

  const publish = page.getByRole('button', { name: 'Publish programme' });
  const question = page.getByRole('dialog');
  await enter(page, publish);
  await expectFocusSeen(page);
  // Escape takes it back, and the keyboard is where it was.
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(publish).toBeFocused();
  await page.keyboard.press('Enter');
  await enter(page, question.getByRole('button', { name: 'Publish programme' }));
  await expect(question).toBeHidden();
  await expect(page.getByText('Active', { exact: true }).first()).toBeVisible();
  await expectFocusSeen(page);
  const id = new URL(page.url()).pathname.split('/')[2];
  expect(await api.get(`/programs/${id}`)).toMatchObject({ status: 'active', name });
  await api.post(`/programs/${id}/end`, undefined, 200);
});

test('a reward is explained and approved with the keyboard alone', async ({ as, api, referrer }) => {
  test.setTimeout(180_000);
  await api.post('/conversions', enrolment(referrer.code, intensive));
  const page = await as('finance');
  await page.goto('/rewards');
  const row = page.getByRole('row').filter({ hasText: referrer.lastName });
  const receipt = row.getByRole('link', { name: '$125.00' });
  await enter(page, receipt);
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectFocusSeen(page);
  await page.keyboard.press('Escape');
  await expect(receipt).toBeFocused();
  await tabTo(page, row.getByRole('checkbox'), 'Shift+Tab');
  await page.keyboard.press('Space');
  await enter(page, page.getByRole('button', { name: 'Approve 1 reward' }));
  await expect(page.getByText('One reward was approved.')).toBeVisible();
  await expect(row).toHaveCount(0);
  await expectFocusSeen(page);
  const { data } = await api.get<{ data: { side: string; status: string }[] }>(`/rewards?recipientId=${referrer.id}`);
  expect(data.map(({ status }) => status)).not.toContain('pending');
});
