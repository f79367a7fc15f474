import { describe, expect, it } from 'vitest';
import { buttonColors } from '@/emails/button-colors';
import { renderMail } from '@/emails/render-mail';
import type { Mail } from '@/lib/domain/notifications/mails';

const school = {
  name: 'Lingua & Co',
  timeZone: 'America/New_York',
  accentColor: '#ffd700',
  logo: null,
  supportEmail: 'help@lingua.test',
};
const common = { school, firstName: 'Ana', url: 'https://kith.test/go?a=1&b=2' };
const amount = { amountMinor: 5000, currency: 'USD' };
const night = new Date('2026-09-30T02:00:00Z');

const mails: Mail[] = [
  { ...common, template: 'sign-in', expiresInMinutes: 20 },
  { ...common, template: 'lead-submitted', friend: 'Ben', program: 'Bring a friend', expiresAt: night },
  {
    ...common,
    template: 'reward-granted',
    side: 'referrer',
    other: 'Ben',
    rewards: [
      { kind: 'cash', item: null, amount },
      { kind: 'merchandise', item: 'a bag', amount },
    ],
    payableAt: night,
    isHeld: true,
    requiresApproval: false,
  },
  {
    ...common,
    template: 'reward-granted',
    side: 'referee',
    other: null,
    rewards: [{ kind: 'discount', item: null, amount }],
    payableAt: night,
    isHeld: true,
    requiresApproval: true,
  },
  { ...common, template: 'reward-approved', reward: { kind: 'credit', item: null, amount }, payableAt: night },
  { ...common, template: 'payout-settled', amount, reference: 'SANDBOX-1', isSandbox: true },
  { ...common, template: 'payout-failed', amount, recipient: 'Eva Ng', reason: 'Account closed' },
  { ...common, template: 'payout-reversed', amount, reason: 'Account closed' },
  { ...common, template: 'payout-method-changed', provider: 'manual', masked: '•••• 3000', changedAt: night },
  { ...common, template: 'referral-expired', friend: null, program: 'Bring a friend' },
  { ...common, template: 'credit-moved', way: 'received', other: 'Ben', amount, expiresAt: night },
  { ...common, template: 'credit-moved', way: 'given', other: null, amount, expiresAt: null },
  { ...common, template: 'credit-offered', other: 'Ben', amount, expiresAt: night },
  { ...common, template: 'merchandise-sent', item: 'A bag', note: 'DHL 4711' },
  { ...common, template: 'merchandise-sent', item: 'A bag', note: null },
  { ...common, template: 'credit-expiring', amount, stage: 7, expiresAt: night },
  { ...common, template: 'staff-invited', role: 'finance' },
  { ...common, template: 'webhook-disabled', address: 'https://hooks.test/x', reason: 'failing' },
  { ...common, template: 'reward-checked', friend: 'Ben', amount },
  { ...common, template: 'reward-checked', friend: null, amount: null },
  {
    ...common,
    template: 'reward-decided',
    friend: 'Ben',
    decision: 'cleared',
    reason: 'Two sisters.',
    appealDueAt: null,
  },
  {
    ...common,
    template: 'reward-decided',
    friend: null,
    decision: 'confirmed',
    reason: 'One person.',
    appealDueAt: night,
  },
  {
    ...common,
    template: 'reward-decided',
    friend: 'Ben',
    decision: 'confirmed',
    reason: 'No sister.',
    appealDueAt: null,
  },
  { ...common, template: 'appeal-received', friend: 'Ben', answerDueAt: night, isOverdue: false },
  { ...common, template: 'appeal-received', friend: null, answerDueAt: night, isOverdue: true },
  { ...common, template: 'appeal-waits', referrer: 'Ana Berg', answerDueAt: night, isOverdue: false },
  { ...common, template: 'appeal-waits', referrer: 'Ana Berg', answerDueAt: night, isOverdue: true },
  { ...common, template: 'guardian-consent', child: 'Lily', expiresAt: night },
];

describe('every mail', () => {
  it.each(mails)('$template has one button, a plain-text twin, the school and why it came', async (mail) => {
    const { subject, html, text } = await renderMail(mail);
    expect(subject).not.toMatch(/[{}]|none/);
    expect(html).toContain('max-width:600px');
    expect(html.match(/href="https:\/\/kith\.test\/go\?a=1&amp;b=2"/g)).toHaveLength(1);
    expect(text).toContain('https://kith.test/go?a=1&b=2');
    for (const part of ['Lingua & Co', 'You get this because', 'help@lingua.test']) expect(text).toContain(part);
    expect(text).not.toMatch(/[<{}]/);
    expect(html.length).toBeLessThan(20_000);
  });

  it('is called so that its mailbox shows what it is about', async () => {
    const subjects = await Promise.all(mails.map(async (mail) => (await renderMail(mail)).subject));
    expect(subjects).toEqual([
      'Sign in to Lingua & Co',
      'Ben used your code',
      'You earned $50.00 in cash and a bag worth $50.00',
      'You earned a discount of $50.00',
      'Approved: $50.00 of course credit',
      '$50.00 was paid to you',
      'Payout of $50.00 to Eva Ng failed',
      'Your payment of $50.00 came back',
      'How you are paid was changed',
      'A recommendation has ended',
      'Ben gave you $50.00 of course credit',
      '$50.00 of course credit is your friend’s now',
      'Ben has a gift for you: $50.00',
      'A bag is yours',
      'A bag is yours',
      '$50.00 of your credit ends within 7 days',
      'You can work in Kith for Lingua & Co',
      'A webhook of Lingua & Co was switched off',
      'We are checking your reward for Ben',
      'We are checking your reward for your friend',
      'Your reward for Ben is on its way again',
      'No reward for your friend',
      'No reward for Ben',
      'We have got what you wrote about Ben',
      'Our answer about your friend is late',
      'Ana Berg has appealed: answer by Sep 29, 2026',
      'The appeal of Ana Berg is overdue',
      'Lily wants to invite friends to Lingua & Co',
    ]);
  });

  it('says days in the time zone of the school', async () => {
    const { text } = await renderMail(mails[1] as Mail);
    expect(text).toContain('by Sep 29, 2026');
  });

  it('shows the logo; the name stays, in words or as what the picture says', async () => {
    const url = 'https://kith.test/r/-/logo-1.png';
    const withLogo = (width: number, height: number) => ({
      ...mails[0],
      school: { ...school, logo: { url, width, height } },
    });
    const mark = await renderMail(withLogo(100, 100) as Mail);
    expect(mark.html).toContain(`src="${url}"`);
    expect(mark.html).toContain('width="48"');
    expect(mark.html).toContain('>Lingua &amp; Co</p>');
    const wide = await renderMail(withLogo(400, 100) as Mail);
    expect(wide.html).toContain('alt="Lingua &amp; Co"');
    expect(wide.html).not.toContain('>Lingua &amp; Co</p>');
    for (const { text } of [mark, wide]) expect(text.toLowerCase()).toContain('lingua & co');
  });

  it('keeps what a person typed from becoming markup', async () => {
    const friend = '<img src=x onerror=alert(1)>';
    const { html } = await renderMail({
      ...(mails[1] as Mail & { template: 'lead-submitted' }),
      friend,
      program: friend,
    });
    expect(html).not.toContain('<img');
  });

  it.each(['cash', 'credit', 'discount', 'merchandise'] as const)('says what happens next with %s', async (kind) => {
    const reward = { kind, item: null, amount };
    const { text } = await renderMail({
      ...common,
      firstName: null,
      template: 'reward-approved',
      reward,
      payableAt: night,
    });
    expect(text).toContain(
      { cash: 'next payment', credit: 'next course', discount: 'discount code', merchandise: 'front desk' }[kind],
    );
  });
});

describe('a code in a mail', () => {
  it('stands out, and is never broken at its hyphen', async () => {
    const { html, text } = await renderMail({
      ...{ ...common, template: 'redemption-instructions', kind: 'discount', amount, item: null, course: null },
      ...{ code: 'SAVE-7K2M', expiresAt: night },
    });
    expect(html).toMatch(/<strong style="white-space:nowrap">SAVE-7K2M<\/strong>/);
    expect(text).toContain('Your discount code is SAVE-7K2M. It is worth');
  });
});

describe('the button', () => {
  it('can be read on any accent', () => {
    expect(buttonColors('#ffd700').color).toBe('#1c1917');
    expect(buttonColors('#102030').color).toBe('#ffffff');
    expect(buttonColors(null)).toEqual({ backgroundColor: '#23724c', color: '#ffffff' });
  });
});

describe('a mail in the language of its reader', () => {
  const grant = mails.find((mail) => mail.template === 'reward-granted') as Mail;

  it.each([
    ['en', '$50.00 in cash and a bag', 'Sep 29, 2026', 'Sep 29, 2026'],
    ['es', '50,00 US$', 'a partir del 29 de septiembre de 2026', '29 sept 2026'],
    ['de', '50,00 $', 'Ab dem 29. September 2026', '29. Sept. 2026'],
  ] as const)('%s: words, list, money and day, which a text message has short', async (locale, rewards, day, short) => {
    const said = await renderMail({ ...grant, locale });
    expect(said.html).toContain(`lang="${locale}"`);
    const text = said.text.replaceAll('\u00a0', ' ').replaceAll(/\s+/g, ' ');
    for (const part of [rewards, day]) expect(text).toContain(part);
    const sms = said.sms?.replaceAll('\u00a0', ' ');
    for (const part of [rewards, short]) expect(sms).toContain(part);
  });

  it.each([
    ['en', 'as soon as it is approved'],
    ['es', 'en cuanto se apruebe'],
    ['de', 'sobald sie freigegeben ist'],
  ] as const)('%s: a reward that nothing holds back waits for no day', async (locale, words) => {
    const { text } = await renderMail({ ...grant, isHeld: false, locale } as Mail);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(words);
    expect(text).not.toContain('2026');
  });

  it.each(['es', 'de'] as const)('every mail has words in %s that are not the English ones', async (locale) => {
    for (const mail of mails) {
      const [own, english] = await Promise.all([renderMail({ ...mail, locale }), renderMail(mail)]);
      expect(own.subject, mail.template).not.toBe(english.subject);
      expect(own.text, mail.template).not.toMatch(/\{|undefined/);
      expect(own.sms === null, mail.template).toBe(english.sms === null);
    }
  });
});
