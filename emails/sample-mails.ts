import type { Language } from '@/lib/domain/common/languages';
import type { Mail, MailSchool, MailTemplate } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';

/** One mail of each kind that can be written anew, about people who do not exist: for previews, tests and one's own words. */
export function sampleMail(
  template: MailTemplate,
  school: MailSchool,
  url: string,
  currency = 'USD',
  locale: Language = 'en',
): Mail {
  const common = { school, locale, firstName: 'Ana', url };
  const t = translator('emails', 'UTC', locale);
  const program = t('samples.program');
  const friend = 'Ben';
  const amount = { amountMinor: 5000, currency };
  const day = new Date('2026-09-30T12:00:00Z');
  const reward = { kind: 'cash', item: null, amount } as const;
  const samples: { [Template in MailTemplate]?: Extract<Mail, { template: Template }> } = {
    'sign-in': { ...common, template: 'sign-in', expiresInMinutes: 20 },
    welcome: { ...common, template: 'welcome', code: 'ANA-2026', program },
    'code-opened': { ...common, template: 'code-opened', code: 'ANA-2026', opens: 3, isFirst: false },
    'lead-submitted': { ...common, template: 'lead-submitted', friend, program, expiresAt: day },
    'friend-reminder': { ...common, template: 'friend-reminder', referrer: 'Eva', program, expiresAt: day },
    'friend-enrolled': { ...common, template: 'friend-enrolled', friend, program },
    'reward-granted': {
      ...common,
      template: 'reward-granted',
      side: 'referrer',
      other: friend,
      rewards: [reward],
      payableAt: day,
      isHeld: true,
      requiresApproval: false,
    },
    'reward-approved': { ...common, template: 'reward-approved', reward, payableAt: day },
    'payout-settled': { ...common, template: 'payout-settled', amount, reference: 'KITH-1234', isSandbox: false },
    'payout-reversed': { ...common, template: 'payout-reversed', amount, reason: t('samples.closed') },
    'payout-failed': { ...common, template: 'payout-failed', amount, recipient: 'Eva Ng', reason: t('samples.closed') },
    'staff-invited': { ...common, template: 'staff-invited', role: 'finance' },
    'webhook-disabled': {
      ...common,
      template: 'webhook-disabled',
      address: 'https://hooks.example.com/kith',
      reason: 'failing',
    },
    'payout-method-changed': {
      ...common,
      template: 'payout-method-changed',
      provider: 'manual',
      masked: '•••• 3000',
      changedAt: day,
    },
    'redemption-instructions': {
      ...common,
      template: 'redemption-instructions',
      kind: 'discount',
      amount,
      code: 'SAVE-7K2M',
      item: null,
      course: null,
      expiresAt: day,
    },
    'merchandise-sent': { ...common, template: 'merchandise-sent', item: t('samples.item'), note: t('samples.note') },
    'credit-moved': { ...common, template: 'credit-moved', way: 'received', other: friend, amount, expiresAt: day },
    'guardian-consent': { ...common, template: 'guardian-consent', child: 'Lily', expiresAt: day },
    'credit-offered': { ...common, template: 'credit-offered', other: friend, amount, expiresAt: day },
    'credit-expiring': { ...common, template: 'credit-expiring', amount, stage: 7, expiresAt: day },
    'program-changed': { ...common, template: 'program-changed', change: 'new-terms', program },
    'milestone-reached': { ...common, template: 'milestone-reached', friends: 5, program },
    'referral-expired': { ...common, template: 'referral-expired', friend, program },
    'reward-moved': { ...common, template: 'reward-moved', friend, amounts: [amount], wasPaid: false },
    'question-answered': {
      ...common,
      template: 'question-answered',
      friend,
      granted: true,
      answer: t('samples.told'),
    },
    'question-asked': { ...common, template: 'question-asked', referrer: 'Eva Ng', friend },
    'reward-checked': { ...common, template: 'reward-checked', friend, amount },
    'reward-decided': {
      ...common,
      template: 'reward-decided',
      friend,
      decision: 'confirmed',
      reason: t('samples.addresses'),
      appealDueAt: day,
    },
    'appeal-received': { ...common, template: 'appeal-received', friend, answerDueAt: day, isOverdue: false },
    'appeal-waits': { ...common, template: 'appeal-waits', referrer: 'Ana Berg', answerDueAt: day, isOverdue: false },
    'staff-waiting': { ...common, template: 'staff-waiting', items: [{ kind: 'rewards', count: 3, url }] },
    'community-answered': {
      ...common,
      template: 'community-answered',
      question: t('samples.question'),
      answer: t('samples.answer'),
    },
    digest: {
      ...common,
      template: 'digest',
      items: [
        { line: t('samples.opened'), url },
        { line: t('samples.used'), url },
      ],
    },
  };
  const sample = samples[template];
  if (!sample) throw new Error(`There is no sample of ${template}`);
  return sample;
}
