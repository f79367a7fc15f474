import { expect } from '@playwright/test';
import { admin } from './support/admin';
import { test } from './support/kith';
import { newMark } from './support/names';
import { linkInMail, openMail } from './support/outbox';

test('a step that the school defines is recorded on a referral, and stands in its story and in the funnel', async ({
  as,
  api,
  referrer,
}) => {
  const owner = await as('owner');
  await owner.goto('/settings/tracking');
  await owner.getByRole('button', { name: 'Add step' }).click();
  await owner.getByLabel('Name', { exact: true }).first().fill('Trial lesson booked');
  await expect(owner.getByText('Other systems call it trial-lesson-booked')).toBeVisible();
  await owner.getByRole('button', { name: 'Save steps' }).click();
  await expect(owner.getByText('The steps are saved.')).toBeVisible();

  const referee = { email: `step-${Date.now()}@example.com`, firstName: 'Stella' };
  const lead = await api.post<{ id: string }>('/referrals', { code: referrer.code, referee });
  await owner.goto(`/referrals/${lead.id}`);
  await owner.getByRole('button', { name: 'Record Trial lesson booked' }).click();
  await owner.getByLabel(/^When/).fill('2020-01-05T10:00');
  await owner.getByRole('button', { name: 'Record step' }).click();
  await expect(owner.getByText('The step is recorded.')).toBeVisible();
  await expect(owner.getByText('Has reached steps on the way')).toBeVisible();
  await expect(owner.getByRole('listitem').filter({ hasText: 'Trial lesson booked' })).toHaveCount(2);

  await owner.goto('/analytics/funnel');
  await expect(owner.getByRole('rowheader', { name: 'Trial lesson booked' })).toBeVisible();
  await owner.getByRole('link', { name: 'Sources' }).click();
  await expect(owner.getByRole('heading', { name: 'By referring site' })).toBeVisible();

  await owner.goto('/settings/tracking');
  await owner.getByRole('button', { name: 'Remove “Trial lesson booked”' }).click();
  await owner.getByRole('button', { name: 'Save steps' }).click();
  await expect(owner.getByText('The steps are saved.')).toBeVisible();
});

test('a short link counts for its channel, and is another site’s where it was found there', async ({
  visit,
  as,
  referrer,
}) => {
  const friend = await visit();
  await friend.goto(`/r/${referrer.code}/w?utm_source=E2E-Story`);
  await expect(friend.getByRole('button', { name: 'Accept the invitation' })).toBeVisible();
  const manager = await as('manager');
  await manager.goto('/analytics/sources?days=7');
  await expect(manager.getByRole('rowheader', { name: 'e2e-story' }).first()).toBeVisible();
});

test('a friend who waits is reminded once, and the device that opens his link becomes his', async ({
  api,
  as,
  visit,
  referrer,
}) => {
  const owner = await as('owner');
  await owner.goto('/settings/messages');
  await owner.getByLabel('Days after leaving a name').fill('31');
  await owner.getByRole('button', { name: 'Save reminder' }).click();
  await expect(owner.getByText('From 1 to 30').last()).toBeVisible();
  await owner.getByLabel('Days after leaving a name').fill('2');
  await owner.getByRole('button', { name: 'Save reminder' }).click();
  await expect(owner.getByText('Reminder saved.')).toBeVisible();

  const email = `ida.${newMark()}@friends.example`.toLowerCase();
  const phone = await visit({ viewport: { width: 360, height: 740 } });
  await phone.goto(`/r/${referrer.code}?c=whatsapp`);
  await phone.getByLabel('First name').fill('Ida');
  await phone.getByLabel('E-mail').fill(email);
  await phone.getByRole('checkbox').check();
  await phone.getByRole('button', { name: 'Accept the invitation' }).click();
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Thank you!');

  // Two days later, at four in the afternoon at the school, which is in New York.
  const later = new Date(Date.now() + 3 * 86_400_000).toISOString().replace(/T.*/, 'T20:00:00Z');
  const remind = () => admin<{ reminders: number }>('friends', 'remind', '--org', 'demo', '--as-of', later);
  expect((await remind()).reminders).toBeGreaterThan(0);
  expect(await remind()).toEqual({ reminders: 0 });
  await openMail(owner, email, 'Your invitation from Nadia is still open');
  const link = await linkInMail(owner, `/r/${referrer.code}`);

  const tablet = await visit();
  await tablet.goto(link);
  await tablet.getByRole('button', { name: 'Yes, this is me' }).click();
  await expect(tablet.getByRole('heading', { level: 1 })).toBeVisible();
  await tablet.goto(`/r/${referrer.code}?c=qr`);

  const { data } = await api.get<{ data: { id: string }[] }>(`/referrals?referrerId=${referrer.id}`);
  await owner.goto(`/referrals/${data[0]?.id}`);
  const story = owner.getByRole('main');
  for (const channel of ['WhatsApp', 'E-mail', 'QR code']) await expect(story).toContainText(channel);
  await owner.goto('/settings/messages');
  await owner.getByLabel('Days after leaving a name').fill('');
  await owner.getByRole('button', { name: 'Save reminder' }).click();
  await expect(owner.getByText('Reminder saved.')).toBeVisible();
});
