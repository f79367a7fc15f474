import { request } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { STAFF } from '@/db/seed/demo-school';
import { type Api, openApi } from '../e2e/support/api';
import { newMark } from '../e2e/support/names';
import { addReferrer, enrolment, intensive, type Program, publishProgram, type Referrer } from '../e2e/support/school';
import { Browser } from './browser';

// Each role's main way once in WebKit; the other browsers have all of them.
let api: Api;
let closeApi: () => Promise<void>;
let program: Program;
let referrer: Referrer;
let browser: Browser;

beforeAll(async () => {
  ({ api, close: closeApi } = await openApi(request, String(process.env.E2E_BASE_URL)));
  program = await publishProgram(api);
  referrer = await addReferrer(api, program, 'Nadia');
  browser = await Browser.open();
});
afterAll(async () => {
  await browser?.close();
  if (program) await api.post(`/programs/${program.id}/end`, undefined, 200);
  await closeApi?.();
});

async function signInAs(role: string): Promise<void> {
  const member = STAFF.find((one) => one.role === role);
  await browser.forget();
  await browser.goTo('/sign-in');
  await browser.type('E-mail', String(member?.email));
  await browser.type('Password', String(member?.password));
  await browser.press('Sign in');
  await browser.waitForPath(/\/dashboard$/);
}

test('a friend reads the invitation and leaves name and e-mail', async () => {
  await browser.goTo(`/r/${referrer.code}`);
  expect(await browser.heading()).toBe('Nadia invites you to Lingua Demo School');
  await browser.waitFor('10% off');
  await browser.type('First name', 'Mia');
  await browser.type('E-mail', `mia.${newMark()}@friends.example`.toLowerCase());
  await (await browser.find('//input[@name="consent"]')).click();
  await browser.press('Accept the invitation');
  await browser.waitForPath(/\/thanks$/);
  expect(await browser.heading()).toBe('Thank you!');
});

test('a student signs in by the link of the mail and sees the code', async () => {
  await browser.goTo('/sign-in');
  await browser.type('E-mail', referrer.email);
  await browser.press('E-mail me a sign-in link');
  await browser.waitFor('Look in your mailbox');
  await signInAs('manager');
  await expect
    .poll(
      async () => {
        await browser.goTo('/outbox');
        await browser.find('//h1');
        return browser.text();
      },
      { timeout: 45_000, interval: 500 },
    )
    .toContain(referrer.email);
  await (
    await browser.find(`(//tr[contains(., "${referrer.email}")]//a[starts-with(normalize-space(), "Sign in to")])[1]`)
  ).click();
  await (await browser.find('//*[@role="tab"][normalize-space()="As text"]')).click();
  const link = await browser.find('//*[@role="tabpanel"]//a[contains(@href, "/sign-in/link")]');
  await browser.goTo(String(await link.getAttribute('href')));
  await browser.waitFor('Almost there');
  await browser.press('Sign me in');
  await browser.waitForPath(/\/portal$/);
  await browser.waitFor(referrer.code);
});

test('finance sees the dashboard and approves a reward that waits for a person', async () => {
  await api.post('/conversions', enrolment(referrer.code, intensive));
  await signInAs('finance');
  await browser.waitFor('Enrolments');
  await browser.goTo('/rewards');
  await (await browser.find(`//tr[contains(., "${referrer.lastName}")]//*[@role="checkbox"]`)).click();
  await browser.press('Approve 1 reward');
  await browser.waitFor('One reward was approved.');
  const { data } = await api.get<{ data: { status: string }[] }>(`/rewards?recipientId=${referrer.id}`);
  expect(data.map(({ status }) => status)).not.toContain('pending');
});

test('a viewer reads, and finds no way to make a programme', async () => {
  await signInAs('viewer');
  await browser.goTo('/programs');
  await browser.waitFor(program.name);
  expect(await browser.text()).not.toContain('New programme');
  await browser.goTo('/programs/new');
  await browser.waitForPath(/\/programs$/);
});
