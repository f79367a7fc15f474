import { expect } from '@playwright/test';
import { checkPage } from './support/check-page';
import { test } from './support/kith';
import { linkInMail, openMail } from './support/outbox';
import { enrolment } from './support/school';
import { openPortal } from './support/session';

test('a student hears at once, chooses what he hears, and switches mails off from a mail', async ({
  api,
  as,
  visit,
  referrer,
}) => {
  test.setTimeout(180_000);
  const manager = await as('manager');
  const page = await visit();
  await openPortal(page, referrer.email);
  await expect(page.getByRole('link', { name: 'News', exact: true })).toBeVisible();

  // Nobody reloads: the bell counts by itself.
  await api.post('/conversions', enrolment(referrer.code));
  await page
    .getByRole('dialog', { name: 'Your first friend has joined!' })
    .getByRole('button', { name: 'Great!' })
    .click({ timeout: 30_000 });
  await expect(page.getByRole('link', { name: /^News, \w+ unread$/ })).toBeVisible({ timeout: 30_000 });

  await page.goto('/portal/settings');
  const sms = page.getByRole('switch', { name: 'Reward approved: SMS' });
  await expect(sms).not.toBeChecked();
  await sms.click();
  await page.getByRole('switch', { name: /^My own quiet hours/ }).click();
  await page.getByRole('button', { name: 'Save messages' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('switch', { name: 'Reward approved: SMS' })).toBeChecked();
  await expect(page.getByLabel('From', { exact: true })).toHaveValue('21:00');

  await openMail(manager, referrer.email, /^Your code is /);
  await expect(manager.getByText('Delivered').or(manager.getByText('Accepted by the service'))).toBeVisible();
  const link = await linkInMail(manager, '/unsubscribe/');
  await manager.getByRole('tab', { name: 'Headers' }).click();
  await expect(manager.getByText('List-Unsubscribe-Post: List-Unsubscribe=One-Click')).toBeVisible();
  const stranger = await visit();
  await checkPage(stranger, new URL(link).pathname);
  await stranger.getByRole('button', { name: 'No more e-mails that can be switched off' }).click();
  await expect(stranger.getByText('You get no more e-mails that can be switched off.')).toBeVisible();
  await page.goto('/portal/settings');
  await expect(page.getByRole('switch', { name: 'Reward approved: E-mail' })).not.toBeChecked();
  await stranger.getByRole('button', { name: 'Send them again' }).click();
  await expect(stranger.getByRole('button', { name: /^No more “/ })).toBeVisible();
});

test('a message in the school’s own words is checked, previewed, tried and put back', async ({ as }) => {
  test.setTimeout(120_000);
  const manager = await as('manager');
  await manager.goto('/settings/messages/templates');
  await manager.getByRole('link', { name: 'Milestones' }).click();
  const subject = manager.getByLabel('Subject', { exact: true });
  const frame = manager.frameLocator('iframe');
  await expect(frame.getByRole('heading')).toContainText('Well done');
  await subject.fill('Bravo {friend}');
  await manager.getByRole('button', { name: 'Save these words' }).click();
  await expect(subject).toHaveAttribute('aria-invalid', 'true');
  await subject.fill('Bravo {firstName}');
  await manager.getByLabel('Heading', { exact: true }).fill('{count} friends!');
  await expect(frame.getByRole('heading')).toContainText('5 friends!');
  await manager.getByRole('button', { name: 'Save these words' }).click();
  await expect(manager.getByText(/^Saved as version \d+\.$/)).toBeVisible();
  await manager.getByRole('button', { name: 'Send me a test' }).click();
  await expect(manager.getByText(/^Sent to /)).toBeVisible();
  await manager.getByRole('button', { name: 'Use Kith’s own words' }).click();
  await manager.getByRole('dialog').getByRole('button', { name: 'Use Kith’s own words' }).click();
  await expect(manager.getByText('Kith’s own words hold again.')).toBeVisible();
  await manager.goto('/outbox');
  await expect(manager.getByRole('link', { name: 'Bravo Ana' }).first()).toBeVisible();
});
