import { formatMoney, type Money } from '@/lib/domain/money/money';
import type { Mail } from '@/lib/domain/notifications/mails';
import type { PlaceholderValues } from '@/lib/domain/notifications/wording';
import { DEFAULT_LOCALE } from '@/lib/i18n/config';
import { formats } from '@/lib/i18n/formats';
import { translator } from '@/lib/i18n/translator';
import { sayRewards } from './say-rewards';

/** What a mail knows, in words, by the name of its placeholder; in its reader's language; dates in the school's time zone. */
export function placeholderValues(mail: Mail): PlaceholderValues {
  const t = translator('emails', undefined, mail.locale);
  const common = { firstName: mail.firstName ?? t('anybody.firstName'), school: mail.school.name };
  return { ...common, ...ownValues(mail) };
}

function ownValues(mail: Mail): PlaceholderValues {
  const t = translator('emails', undefined, mail.locale);
  const friend = (name: string | null) => name ?? t('anybody.friend');
  const day = (date: Date | null) => sayDay(date, mail);
  const say = (amount: Money) => formatMoney(amount, mail.locale);
  switch (mail.template) {
    case 'welcome':
      return { code: mail.code, program: mail.program };
    case 'code-opened':
      return { code: mail.code, count: String(mail.opens) };
    case 'lead-submitted':
      return { friend: friend(mail.friend), program: mail.program, date: day(mail.expiresAt) };
    case 'friend-reminder':
      return { friend: friend(mail.referrer), program: mail.program, date: day(mail.expiresAt) };
    case 'friend-enrolled':
    case 'referral-expired':
      return { friend: friend(mail.friend), program: mail.program };
    case 'reward-granted':
      return { friend: friend(mail.other), rewards: sayRewards(mail.rewards, mail.locale), date: day(mail.payableAt) };
    case 'reward-approved':
      return { rewards: sayRewards([mail.reward], mail.locale), date: day(mail.payableAt) };
    case 'payout-settled':
      return { amount: say(mail.amount), reference: mail.reference };
    case 'payout-reversed':
    case 'payout-failed':
      return { amount: say(mail.amount), reason: mail.reason };
    case 'redemption-instructions':
      return { amount: say(mail.amount), code: mail.code ?? '', date: day(mail.expiresAt) };
    case 'merchandise-sent':
      return { rewards: mail.item, reference: mail.note ?? '' };
    case 'credit-moved':
    case 'credit-offered':
      return { friend: friend(mail.other), amount: say(mail.amount), date: day(mail.expiresAt) };
    case 'credit-expiring':
      return { amount: say(mail.amount), date: day(mail.expiresAt), count: String(mail.stage) };
    case 'program-changed':
      return { program: mail.program };
    case 'milestone-reached':
      return { program: mail.program, count: String(mail.friends) };
    case 'reward-moved':
      return { friend: friend(mail.friend), amount: mail.amounts.map(say).join(', ') };
    case 'question-answered':
      return { friend: mail.friend, reason: mail.answer };
    case 'question-asked':
      return { friend: mail.friend };
    case 'payout-method-changed':
      return { account: mail.masked, date: day(mail.changedAt) };
    default:
      return {};
  }
}

function sayDay(date: Date | null, { school: { timeZone }, locale = DEFAULT_LOCALE }: Mail): string {
  if (!date) return '';
  return new Intl.DateTimeFormat(locale, { ...formats.dateTime.date, timeZone }).format(date);
}
