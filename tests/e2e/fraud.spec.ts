import { expect, type Page } from '@playwright/test';
import type { Api } from './support/api';
import { isRefusedAtFields } from './support/bad-input';
import { checkPage } from './support/check-page';
import { test } from './support/kith';
import { newestMail } from './support/outbox';
import type { Referrer } from './support/school';
import { openPortal } from './support/session';

type Case = { id: string; referralId: string };

/** A friend whose mailbox is the referrer's own, with a tag. @returns the case that the watch opens within its minute */
async function aCase(api: Api, { code, email }: Referrer): Promise<Case> {
  const friend = { email: email.replace('@', '+friend@'), firstName: 'Mara', lastName: 'Diaz' };
  await api.post('/contacts', { externalId: `friend-${code}`, ...friend, standing: [] });
  const referee = { email: friend.email };
  const body = { externalId: `fraud-${code}`, referee, milestone: 'enrolled', valueMinor: 80_000, currency: 'USD' };
  const { referralId } = await api.post<{ referralId: string }>('/conversions', {
    ...body,
    occurredAt: new Date().toISOString(),
    code,
  });
  const find = async () => {
    const { data } = await api.get<{ data: Case[] }>('/fraud-cases?limit=100');
    return data.find((one) => one.referralId === referralId);
  };
  await expect.poll(find, { timeout: 100_000, intervals: [1_000] }).toBeTruthy();
  return (await find()) as Case;
}

async function decide(page: Page, button: string, reason: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Reason/ }).fill(reason);
  await page.getByRole('button', { name: button, exact: true }).click();
  if (button !== 'Confirm the abuse') return;
  await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click();
}

/** The portal's notices say so, sooner or later. */
async function isTold(portal: Page, words: string): Promise<void> {
  await expect(async () => {
    await portal.goto('/portal/notifications');
    await expect(portal.getByText(words).first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 45_000 });
}

test('a reward that looks odd waits, is refused, appealed and given after all, and both sides see until when', async ({
  api,
  as,
  visit,
  referrer,
}) => {
  test.setTimeout(300_000);
  const { id } = await aCase(api, referrer);
  const manager = await as('manager');
  await manager.goto('/fraud');
  const brought = manager.getByText(`brought by ${referrer.firstName} ${referrer.lastName}`);
  await expect(brought.filter({ visible: true }).first()).toBeVisible();
  await checkPage(manager, `/fraud/${id}`);
  await expect(manager.getByText('Both addresses lead to one mailbox.')).toBeVisible();

  const portal = await visit();
  await openPortal(portal, referrer.email, '/portal/progress');
  await expect(portal.getByRole('heading', { name: 'Your reward is being checked' })).toBeVisible();
  await expect(portal.getByText('You do not have to do anything', { exact: false })).toBeVisible();
  await isTold(portal, 'Your reward for Mara is being checked');

  await manager.goto(`/fraud/${id}`);
  const reason = { form: manager, typed: [], wrong: [[/^Reason/, /must not be empty/i]] } as const;
  await isRefusedAtFields({ ...reason, press: 'Clear the case' });
  const tooLong = `${'Both are yours. '.repeat(100)}Really`;
  await isRefusedAtFields({
    form: manager,
    typed: [[/^Reason/, tooLong]],
    press: 'Clear the case',
    wrong: [[/^Reason/, /at most \d+ characters/]],
  });
  await decide(manager, 'Confirm the abuse', 'Both addresses are yours.');
  await expect(manager.getByText(/^May be appealed until /)).toBeVisible();
  await expect(manager.getByRole('heading', { name: 'Rewards of this referral' })).toBeVisible();

  await portal.goto('/portal/progress');
  await expect(portal.getByText('Its reason: Both addresses are yours.', { exact: false })).toBeVisible();
  await expect(portal.getByText(/^You can appeal until /)).toBeVisible();
  await checkPage(portal, '/portal/progress');
  const appeal = portal.getByRole('textbox', { name: 'Why is this wrong?' });
  await portal.getByRole('button', { name: 'Send the appeal' }).click();
  await expect(appeal).toHaveAccessibleDescription('Must not be empty.');
  await expect(appeal).toBeFocused();
  await appeal.fill('We share it, my sister and I.');
  await portal.getByRole('button', { name: 'Send the appeal' }).dblclick();
  await expect(portal.getByText(/^You get an answer by /)).toBeVisible();

  await manager.goto('/fraud?view=appealed');
  await expect(
    manager
      .getByText(/^answer by /)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  await checkPage(manager, `/fraud/${id}`);
  await expect(manager.getByText('We share it, my sister and I.').first()).toBeVisible();
  await expect(manager.getByText(/^To be answered by /)).toBeVisible();
  await decide(manager, 'Clear the case', 'You are two people.');
  await expect(manager.getByRole('main').getByText('Cleared', { exact: true }).first()).toBeVisible();

  await portal.goto('/portal/progress');
  await expect(portal.getByText('Your appeal is being read')).toHaveCount(0);
  await isTold(portal, 'All is well: your reward for Mara');
  await expect
    .poll(() => newestMail(manager, referrer.email, /is on its way again$/), { timeout: 30_000 })
    .toBeTruthy();
});
