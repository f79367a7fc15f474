import { expect } from '@playwright/test';
import { test } from './support/kith';

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
