import { expect } from '@playwright/test';
import { test } from './support/kith';
import { newMark } from './support/names';
import { openMail } from './support/outbox';
import { addStudent, enrolment, intensive } from './support/school';

type Reward = { id: string; side: string; status: string; requiresApproval: boolean; recipientId: string };
type Conversion = { id: string; referralId: string; rewards: Reward[] };

test('who recorded an enrolment does not approve its reward; finance rejects with a reason', async ({
  api,
  as,
  referrer,
}) => {
  const { rewards } = await api.post<Conversion>('/conversions', enrolment(referrer.code, intensive));
  const reward = rewards.find(({ side }) => side === 'referrer');
  expect(reward).toMatchObject({ status: 'pending', requiresApproval: true });
  const refused = await api.post(`/rewards/${reward?.id}/approve`, undefined, 422);
  expect(refused).toMatchObject({ code: 'approval-by-interested-party' });

  const page = await as('finance');
  await page.goto('/rewards');
  const row = page.getByRole('row').filter({ hasText: referrer.lastName });
  await row.getByRole('link', { name: '$125.00' }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet).toContainText('Intensive summer course');
  await sheet.getByRole('button', { name: 'Reject' }).click();
  const question = page.getByRole('dialog').filter({ hasText: 'This cannot be taken back.' });
  await question.getByRole('button', { name: 'Reject' }).click();
  const reason = question.getByRole('textbox');
  await expect(reason).toHaveAttribute('aria-invalid', 'true');
  await reason.fill('The friend was a student here before.');
  await question.getByRole('button', { name: 'Reject' }).click();
  await expect(page.getByText('Rejected.', { exact: true })).toBeVisible();
  await expect(row).toHaveCount(0);
  expect(await api.get(`/rewards/${reward?.id}`)).toMatchObject({
    status: 'cancelled',
    rewardAmountMinor: 0,
    cancelledReason: 'The friend was a student here before.',
  });
});

test('what is due is approved and paid without anybody', async ({ api, referrer, isMobile }) => {
  test.skip(isMobile, 'Nothing of this is on a screen, and the worker looks once a minute.');
  test.setTimeout(240_000);
  const { rewards } = await api.post<Conversion>('/conversions', enrolment(referrer.code));
  const reward = rewards.find(({ side }) => side === 'referrer');
  await expect
    .poll(() => api.get(`/rewards/${reward?.id}`), { timeout: 200_000, intervals: [1_000] })
    .toMatchObject({ status: 'paid', approvedBy: expect.stringMatching(/^system:/), rewardAmountMinor: 5000 });
});

test('a payout that the bank sends back is owed again, and finance is told', async ({ api, as, program }) => {
  const mark = newMark();
  const email = `tom.${mark}+fail@students.example`.toLowerCase();
  const { id } = await api.post<{ id: string }>('/contacts', {
    firstName: 'Tom',
    lastName: mark,
    email,
    standing: [{ kind: 'student', status: 'active' }],
  });
  const { code } = await api.post<{ code: string }>(`/programs/${program.id}/codes`, { contactId: id });
  const { rewards } = await api.post<Conversion>('/conversions', enrolment(code));
  await api.post('/payouts/run', undefined, 200);

  const page = await as('finance');
  const failed = page.getByRole('row').filter({ hasText: mark }).filter({ hasText: 'Failed' });
  await expect(async () => {
    await page.goto('/payouts');
    await expect(failed.first()).toBeVisible({ timeout: 1_500 });
  }).toPass({ timeout: 45_000 });
  await failed.first().getByRole('link').click();
  await expect(page.getByText('Why it failed')).toBeVisible();
  await expect(page.getByText('The money is owed again.')).toBeVisible();
  const reward = rewards.find(({ side }) => side === 'referrer');
  expect(await api.get(`/rewards/${reward?.id}`)).toMatchObject({ status: 'approved' });
  expect(await api.get(`/contacts/${id}/balance`)).toMatchObject({ cash: { payableMinor: 5000, paidMinor: 0 } });
  await openMail(page, 'finance@demo.example', new RegExp(`^Payout of \\$50\\.00 to Tom ${mark} failed$`));
});

test('a refund after the payment is taken back, and the ledger stays at zero', async ({ api, as, referrer }) => {
  const body = enrolment(referrer.code);
  const conversion = await api.post<Conversion>('/conversions', body);
  await api.post('/payouts/run', undefined, 200);
  const paid = () => api.get<{ cash: { paidMinor: number } }>(`/contacts/${referrer.id}/balance`);
  await expect.poll(async () => (await paid()).cash.paidMinor, { timeout: 60_000 }).toBe(5000);

  const refund = {
    externalId: `R-${body.externalId}`,
    amountMinor: 40_000,
    reason: 'refund',
    occurredAt: new Date().toISOString(),
  };
  await api.post(`/conversions/${conversion.id}/refunds`, refund);
  expect(await api.get(`/contacts/${referrer.id}/balance`)).toMatchObject({ cash: { payableMinor: -5000 } });

  const page = await as('finance');
  await page.goto(`/referrals/${conversion.referralId}`);
  const taken = page.getByRole('listitem').filter({ hasText: 'Reward for the referrer' });
  await taken.getByRole('link').click();
  await expect(page.getByRole('dialog').getByText('Taken back').first()).toBeVisible();
  await page.goto('/ledger');
  await expect(page.getByText('In balance', { exact: true }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Check the ledger' }).click();
  await expect(page.getByText(/^Checked: .+ all in order\.$/)).toBeVisible();
});

test('a viewer sees what waits and can decide nothing', { tag: '@main-way' }, async ({ api, as, referrer }) => {
  await api.post('/conversions', enrolment(referrer.code, intensive));
  const student = await addStudent(api, 'Wanda');
  const page = await as('viewer');
  await page.goto('/rewards');
  const row = page.getByRole('row').filter({ hasText: referrer.lastName });
  await expect(row).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await row.getByRole('link', { name: '$125.00' }).click();
  await expect(page.getByRole('dialog')).toContainText('$125.00');
  await expect(page.getByRole('dialog').getByRole('button', { name: /Approve|Reject/ })).toHaveCount(0);
  await page.goto('/payouts');
  await expect(page.getByRole('heading', { level: 1, name: 'Payouts' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run payouts now' })).toHaveCount(0);
  await page.goto('/conversions');
  await expect(page.getByRole('link', { name: 'Record an enrolment' })).toHaveCount(0);
  await page.goto(`/people/${student.id}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Wanda');
  await expect(page.getByRole('link', { name: /^(Edit|Merge)$/ })).toHaveCount(0);
});
