import { expect, type Locator, type Page } from '@playwright/test';
import { LOCALE_COOKIE } from '@/lib/i18n/config';
import { type BadInput, isRefusedAtFields } from './support/bad-input';
import { test } from './support/kith';
import { newMark } from './support/names';
import { addStudent, enrolment } from './support/school';
import { openPortal } from './support/session';

// Each form once with what nobody should send: each wrong field says why, and nothing that was typed is lost. Forms that other
// tests fill in wrongly on their way (programme, person, enrolment, catalogue, templates, limits, rejections) are not here again.
test.skip(({ isMobile }) => isMobile, 'A field says the same on both screens.');

const long = (length: number) => `${'Many words '.repeat(length).slice(0, length - 1)}s`;
const EMPTY = /must not be empty/i;

type Visit = Omit<BadInput, 'form'> & { name: string; path: string; opens?: string };

const SETTINGS: readonly Visit[] = [
  {
    name: 'a member of staff',
    path: '/settings/staff',
    opens: 'Add staff',
    typed: [
      ['Name', long(121)],
      ['E-mail', 'nobody at home'],
      [/^Password/, 'short'],
    ],
    press: 'Add to staff',
    wrong: [
      ['Name', /at most 120 characters/],
      ['E-mail', /must be an e-mail address/i],
      [/^Password/, /at least 12 characters/i],
    ],
  },
  {
    name: 'a member of staff who is one already',
    path: '/settings/staff',
    opens: 'Add staff',
    typed: [
      ['Name', 'Olivia'],
      ['E-mail', 'owner@demo.example'],
    ],
    press: 'Add to staff',
    wrong: [['E-mail', /member of staff already/]],
  },
  {
    name: 'how long data is kept',
    path: '/settings/privacy',
    typed: [['Months', '61']],
    press: 'Save period',
    wrong: [['Months', /at most 60/]],
  },
  {
    name: 'the schedule of payouts',
    path: '/settings/payouts',
    typed: [['Least amount', '']],
    press: 'Save schedule',
    wrong: [['Least amount', EMPTY]],
  },
  {
    name: 'Stripe',
    path: '/settings/payouts',
    opens: 'Connect: Stripe',
    typed: [
      ['Secret key', 'pk_wrong'],
      [/^Signing secret/, 'nonsense'],
    ],
    press: 'Connect',
    wrong: [
      ['Secret key', /sk_/],
      [/^Signing secret/, /whsec_/],
    ],
  },
  {
    name: 'PayPal',
    path: '/settings/payouts',
    opens: 'Connect: PayPal',
    typed: [['Client ID', '']],
    press: 'Connect',
    wrong: [
      ['Client ID', EMPTY],
      ['Client secret', EMPTY],
    ],
  },
  {
    name: 'bank transfers',
    path: '/settings/payouts',
    opens: 'Connect: Bank transfer',
    typed: [
      ['Account holder', long(71)],
      ['IBAN', 'DE00 1234'],
      [/^BIC/, 'X'],
    ],
    press: 'Connect',
    wrong: [
      ['Account holder', /70 characters/],
      ['IBAN', /IBAN/],
      [/^BIC/, /BIC/],
    ],
  },
  {
    name: 'Resend',
    path: '/settings/messages',
    opens: 'Connect: Resend (e-mail)',
    typed: [
      ['API key', 'nonsense'],
      ['Sender address', 'nowhere'],
    ],
    press: 'Connect',
    wrong: [
      ['API key', /re_/],
      ['Sender address', /must be an e-mail address/i],
    ],
  },
  {
    name: 'Twilio',
    path: '/settings/messages',
    opens: 'Connect: Twilio (text messages)',
    typed: [
      ['Account SID', 'AC12'],
      ['Number or Messaging Service', 'somewhere'],
    ],
    press: 'Connect',
    wrong: [
      ['Account SID', /AC and 32/],
      ['Auth token', EMPTY],
      ['Number or Messaging Service', /or a Messaging Service SID/],
    ],
  },
  {
    name: 'the hours of messages',
    path: '/settings/messages',
    typed: [['Daily mail at', '24']],
    press: 'Save hours',
    wrong: [['Daily mail at', /from 0 to 23/]],
  },
  {
    name: 'when fraud is looked at',
    path: '/settings/fraud',
    typed: [
      ['Look closer from a score of', '101'],
      ['Too quick is sooner', ''],
    ],
    press: 'Save',
    wrong: [
      ['Look closer from a score of', /at most/],
      ['Too quick is sooner', EMPTY],
    ],
  },
  {
    name: 'an address that hears',
    path: '/settings/webhooks',
    opens: 'Add endpoint',
    typed: [
      ['Address', 'nowhere'],
      [/^What it is for/, long(301)],
    ],
    press: 'Add endpoint',
    wrong: [
      ['Address', /must/i],
      [/^What it is for/, /at most/],
    ],
  },
  {
    name: 'a saved view',
    path: '/people?standing=student',
    opens: 'Save this view',
    typed: [['Name', long(61)]],
    press: 'Save view',
    wrong: [['Name', /at most 60 characters/]],
  },
  {
    name: 'days of a report',
    path: '/attribution?view=report',
    typed: [
      ['From', '2026-03-02'],
      ['To', '2026-03-01'],
    ],
    press: 'Show',
    wrong: [['To', /not be before the first/]],
  },
];

test('settings and lists', async ({ as }) => {
  test.setTimeout(240_000);
  const page = await as('owner');
  for (const { name, path, opens, ...input } of SETTINGS)
    await test.step(name, async () => {
      await page.goto(path);
      await isRefusedAtFields({ form: await openForm(page, opens), ...input });
    });
});

async function openForm(page: Page, button: string | undefined): Promise<Page | Locator> {
  if (!button) return page;
  await page.getByRole('button', { name: button, exact: true }).click();
  return page.getByRole('dialog');
}

test('the steps of a referral: no name, a long one, and one that has no Latin letter', async ({ as }) => {
  const page = await as('owner');
  await page.goto('/settings/tracking');
  await page.getByRole('button', { name: 'Add step' }).click();
  const name = page.getByLabel('Name').first();
  await page.getByRole('button', { name: 'Save steps' }).click();
  await expect(name).toHaveAccessibleDescription(/Must have a name/);
  await expect(name).toBeFocused();
  await name.fill(long(61));
  await page.getByRole('button', { name: 'Save steps' }).click();
  await expect(name).toHaveAccessibleDescription(/at most 60 characters/);
  await name.fill('体験授業');
  await page.getByRole('button', { name: 'Save steps' }).click();
  await expect(page.getByText('The steps are saved.')).toBeVisible();
  await page.getByRole('button', { name: 'Remove “体験授業”' }).click();
  await page.getByRole('button', { name: 'Save steps' }).click();
  await expect(page.getByText('The steps are saved.').last()).toBeVisible();
});

test('a person, and a programme tried on the past', async ({ as, api, program, referrer }) => {
  await api.post('/conversions', enrolment(referrer.code));
  const page = await as('manager');
  await page.goto(`/people/${referrer.id}/edit`);
  await isRefusedAtFields({
    form: page,
    typed: [
      ['First name', long(201)],
      ['Date of birth', '2999-01-01'],
    ],
    press: 'Save changes',
    wrong: [['First name', /at most 100 characters/]],
  });
  await isRefusedAtFields({
    form: page,
    typed: [['First name', 'Nadia']],
    press: 'Save changes',
    wrong: [['Date of birth', /day to come/]],
  });
  page.once('dialog', (question) => question.accept());
  const days = [
    ['First day', '2026-05-02'],
    ['Last day', '2026-05-01'],
  ] as const;
  await page.goto(`/programs/${program.id}/backtest`);
  await isRefusedAtFields({
    form: page,
    typed: days,
    press: 'Run the backtest',
    wrong: [['Last day', /before/]],
  });
  await isRefusedAtFields({
    form: page,
    typed: [['First day', '']],
    press: 'Run the backtest',
    wrong: [['First day', /choose a day/i]],
  });
  await page.goto(`/attribution?view=what-if&program=${program.id}`);
  await isRefusedAtFields({
    form: page,
    typed: [
      ['From', ''],
      ['To', '2026-05-01'],
    ],
    press: 'Compare',
    wrong: [['From', /choose a day/i]],
  });
});

const PORTAL: readonly Visit[] = [
  {
    name: 'a friend who is missing',
    path: '/portal/progress/missing',
    typed: [
      [/^Your friend’s name/, ''],
      [/^When did you share/, '2999-01-01'],
      [/^Anything else/, long(1001)],
    ],
    press: 'Ask the school',
    wrong: [
      [/^Your friend’s name/, EMPTY],
      [/^Anything else/, /at most 1000 characters/],
    ],
  },
  {
    name: 'a day to come',
    path: '/portal/progress/missing',
    typed: [
      [/^Your friend’s name/, 'Nuria'],
      [/^When did you share/, '2999-01-01'],
    ],
    press: 'Ask the school',
    wrong: [[/^When did you share/, /not be a day to come/]],
  },
  {
    name: 'a question without a subject',
    path: '/portal/questions',
    typed: [['Your question', 'Where is my code?']],
    press: 'Send',
    wrong: [['What is it about?', /write something/]],
  },
  {
    name: 'a long question',
    path: '/portal/questions',
    typed: [
      ['What is it about?', long(121)],
      ['Your question', 'Where is my code?'],
    ],
    press: 'Send',
    wrong: [['What is it about?', /at most 120 characters/]],
  },
  {
    name: 'the name that friends read',
    path: '/portal/welcome?step=2',
    typed: [[/^What your friends call you/, 'N4dia!']],
    press: 'Save name',
    wrong: [[/^What your friends call you/, /2 to 30 letters/]],
  },
  {
    name: 'when messages come',
    path: '/portal/settings',
    typed: [['Your time zone', 'Mars/Olympus']],
    press: 'Save messages',
    wrong: [['Your time zone', /time zone/]],
  },
];

test('the portal', async ({ visit, referrer }) => {
  test.setTimeout(120_000);
  const page = await visit();
  await openPortal(page, referrer.email);
  for (const { name, path, ...input } of PORTAL)
    await test.step(name, async () => {
      await page.goto(path);
      await isRefusedAtFields({ form: page, ...input });
    });
});

test('the board, by the school and by a student', async ({ as, visit, referrer }) => {
  const page = await as('owner');
  await page.goto('/community/settings');
  await page.getByLabel('Board', { exact: true }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
  const student = await visit();
  await openPortal(student, referrer.email, '/portal/community/board');
  await page.goto('/community/board');
  for (const [form, field] of [
    [page, 'Write as the school'],
    [student, 'Write something'],
  ] as const)
    await isRefusedAtFields({
      form,
      typed: [[field, long(1001)]],
      press: 'Post',
      wrong: [[field, /at most 1000 characters/]],
    });
});

test('in German and Spanish the field says it in that language', async ({ visit, referrer }) => {
  const page = await visit();
  await openPortal(page, referrer.email);
  for (const [value, button, says] of [
    ['de', 'Die Schule fragen', 'Darf nicht leer sein.'],
    ['es', 'Preguntar a la escuela', 'No puede estar vacío.'],
  ] as const) {
    await page.context().addCookies([{ name: LOCALE_COOKIE, value, url: new URL('/', page.url()).href }]);
    await page.goto('/portal/progress/missing');
    await page.getByRole('button', { name: button }).click();
    await expect(page.getByRole('textbox').first()).toHaveAccessibleDescription(says);
  }
});

test('without a connection a form says so and keeps what was typed', async ({ as, complaints }) => {
  const page = await as('owner');
  const words = `A lost answer ${newMark()}`;
  await page.goto('/people?standing=student');
  await page.getByRole('button', { name: 'Save this view' }).click();
  const name = page.getByRole('dialog').getByLabel('Name');
  await name.fill(words);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Save view' }).click();
  await expect(name).toHaveAccessibleDescription(/no connection/);
  await expect(name).toHaveValue(words);
  await page.context().setOffline(false);
  // Without internet the browser says so on the console.
  complaints.length = 0;
});

test('a code of one’s own: nothing, too short, and one that somebody has', async ({ api, visit, referrer }) => {
  const student = await addStudent(api, 'Pia');
  const page = await visit();
  await openPortal(page, student.email);
  for (const [code, says] of [
    ['', /write a code/],
    ['A!', /4 to 24 letters/],
    [referrer.code, /Somebody has this code/],
  ] as const)
    await isRefusedAtFields({
      form: page,
      typed: [['Your own code', code]],
      press: 'Use this code',
      wrong: [['Your own code', says]],
    });
  const own = newMark();
  await page.getByLabel('Your own code').fill(own);
  await page.getByRole('button', { name: 'Use this code' }).dblclick();
  await expect(page.getByText(own).first()).toBeVisible();
  const { data } = await api.get<{ data: { code: string }[] }>(`/codes?referrerId=${student.id}`);
  expect(data.map(({ code }) => code.toUpperCase())).toEqual([own.toUpperCase()]);
});

test('where money goes, by a student; two presses store it once', async ({ as, visit, referrer }) => {
  const owner = await as('owner');
  const page = await visit();
  await openPortal(page, referrer.email);
  await connectBank(owner);
  try {
    await page.goto('/portal/settings');
    for (const iban of ['', 'DE00 1234', 'DE89 3704 0044 0532 0130 01'])
      await isRefusedAtFields({
        form: page,
        typed: [['IBAN', iban]],
        press: 'Save payment details',
        wrong: [['IBAN', /must be an IBAN/i]],
      });
    await page.getByLabel('IBAN').fill('DE89 3704 0044 0532 0130 00');
    await page.getByRole('button', { name: 'Save payment details' }).dblclick();
    await expect(page.getByText(/3000/)).toHaveCount(1);
  } finally {
    await disconnectBank(owner);
  }
});

/** The school pays by bank transfer: what is connected first is what pays. */
async function connectBank(owner: Page): Promise<void> {
  await owner.goto('/settings/payouts');
  await owner.getByRole('button', { name: 'Connect: Bank transfer' }).click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByLabel('Account holder').fill('Demo School');
  await dialog.getByLabel('IBAN').fill('DE89 3704 0044 0532 0130 00');
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(dialog).toBeHidden();
}

async function disconnectBank(owner: Page): Promise<void> {
  await owner.goto('/settings/payouts');
  await owner.getByRole('button', { name: /^Disconnect/ }).click();
  await owner.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
  await expect(owner.getByText('Bank transfer is disconnected.')).toBeVisible();
}
