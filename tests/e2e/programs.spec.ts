import { expect } from '@playwright/test';
import { test } from './support/kith';
import { newMark } from './support/names';
import { publishProgram } from './support/school';

test('a programme with mistakes is not saved: each is named at its field, and nothing is lost', async ({ as }) => {
  const page = await as('manager');
  await page.goto('/programs/new?template=coding-school');
  const name = page.getByLabel('Name', { exact: true });
  await name.fill('');
  const days = page.getByRole('textbox', { name: 'A share counts for' });
  await days.fill('91');
  await page.getByLabel('Description').fill('Two lines that must stay.');
  await page.getByRole('button', { name: 'Save draft' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '2 things need another look' })).toBeVisible();
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await expect(days).toHaveAttribute('aria-invalid', 'true');
  await expect(days).toHaveValue('91');
  await expect(page.getByLabel('Description')).toHaveValue('Two lines that must stay.');
  await expect(page).toHaveURL(/\/programs\/new/);
});

test('the rules of a published programme never change: a change is the next version', async ({ as, api }) => {
  const program = await publishProgram(api);
  const page = await as('manager');
  await page.goto(`/programs/${program.id}/rules`);
  const reward = page.getByRole('group', { name: 'Who invites gets a reward' });
  await reward.getByRole('textbox', { name: 'Amount' }).fill('70');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('button', { name: 'Publish version 2' })).toBeVisible();
  expect(await api.get(`/programs/${program.id}`)).toMatchObject({
    version: 1,
    rewards: { referrer: { amountMinor: 5000 } },
  });
  await page.getByRole('button', { name: 'Publish version 2' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish version 2' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect
    .poll(() => api.get(`/programs/${program.id}`))
    .toMatchObject({ version: 2, rewards: { referrer: { amountMinor: 7000 } } });
  await page.goto(`/programs/${program.id}/versions`);
  await expect(page.getByRole('main')).toContainText('$50.00');
  await expect(page.getByRole('main')).toContainText('$70.00');

  // Ending asks for the name, because it cannot be taken back.
  await page.getByRole('button', { name: 'End programme' }).click();
  const question = page.getByRole('dialog');
  await expect(question.getByRole('button', { name: 'End programme' })).toBeDisabled();
  await question.getByRole('textbox').fill(program.name);
  await question.getByRole('button', { name: 'End programme' }).click();
  await expect(question).toBeHidden();
  await expect.poll(() => api.get(`/programs/${program.id}`)).toMatchObject({ status: 'ended' });
});

test('no more than five programmes are active', async ({ as, api }) => {
  const { data } = await api.get<{ data: { id: string }[] }>('/programs?status=active');
  const filling = [];
  for (let used = data.length; used < 5; used++) filling.push(await publishProgram(api));
  const name = `One too many ${newMark()}`;
  const { id } = await api.post<{ id: string }>('/programs', { templateId: 'language-school', name });
  try {
    const page = await as('manager');
    await page.goto('/programs');
    await expect(page.getByText('5 of 5 active')).toBeVisible();
    await page.goto(`/programs/${id}`);
    await page.getByRole('button', { name: 'Publish programme' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish programme' }).click();
    await expect(page.getByText('Five programmes are active already')).toBeVisible();
    await expect(page.getByText('Pause or end one of these')).toBeVisible();
    expect(await api.get(`/programs/${id}`)).toMatchObject({ status: 'draft' });
  } finally {
    for (const program of filling) await api.post(`/programs/${program.id}/end`, undefined, 200);
  }
});

test('a viewer cannot make, change or publish a programme', { tag: '@main-way' }, async ({ as, api, program }) => {
  const { id } = await api.post<{ id: string }>('/programs', {
    templateId: 'language-school',
    name: `Draft ${newMark()}`,
  });
  const page = await as('viewer');
  await page.goto('/programs');
  await expect(page.getByText(program.name).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'New programme' })).toHaveCount(0);
  await page.goto('/programs/new');
  await expect(page).toHaveURL(/\/programs$/);
  for (const one of [id, program.id]) {
    await page.goto(`/programs/${one}`);
    await expect(page.getByRole('navigation', { name: 'Parts of this programme' })).toBeVisible();
    await expect(page.getByRole('button', { name: /Publish|Pause|Clone|End programme/ })).toHaveCount(0);
  }
});
