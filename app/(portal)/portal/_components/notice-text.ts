import { z } from 'zod';
import { formatMoney } from '@/lib/domain/money/money';
import { PROGRAM_CHANGES } from '@/lib/domain/notifications/mails';
import { REWARD_KINDS } from '@/lib/domain/rewards/kinds';
import type { PortalWords } from './offer-text';

const money = z.object({ amountMinor: z.number(), currency: z.string() });
const reward = z.object({ kind: z.enum(REWARD_KINDS), item: z.string().nullable(), amount: money });
const name = z.string().nullable();

/** What the portal's notifications hold, as `lib/services/notifications/*-plans` write it. */
const notice = z.discriminatedUnion('type', [
  z.object({ type: z.literal('code-opened'), code: z.string() }),
  z.object({ type: z.literal('friend-enrolled'), friend: name, program: z.string() }),
  z.object({ type: z.literal('milestone-reached'), friends: z.number(), program: z.string() }),
  z.object({ type: z.literal('program-changed'), change: z.enum(PROGRAM_CHANGES), program: z.string() }),
  z.object({ type: z.literal('lead-submitted'), friend: name, program: z.string() }),
  z.object({ type: z.literal('referral-expired'), friend: name }),
  z.object({
    type: z.literal('reward-granted'),
    side: z.enum(['referrer', 'referee']),
    other: name,
    rewards: z.array(reward),
  }),
  z.object({ type: z.literal('reward-approved'), reward }),
  z.object({ type: z.literal('reward-checked'), friend: name }),
  z.object({ type: z.literal('reward-decided'), friend: name, decision: z.enum(['cleared', 'confirmed']) }),
  z.object({ type: z.literal('appeal-received'), friend: name, answerDueAt: z.coerce.date() }),
  z.object({ type: z.literal('appeal-overdue'), friend: name }),
  z.object({ type: z.literal('payout-settled'), amount: money }),
  z.object({ type: z.literal('credit-received'), other: name, amount: money }),
  z.object({ type: z.literal('credit-given'), other: name, amount: money }),
  z.object({ type: z.literal('credit-offered'), other: name, amount: money }),
  z.object({ type: z.literal('credit-expiring'), amount: money, expiresAt: z.coerce.date() }),
  z.object({ type: z.literal('merchandise-sent'), item: z.string() }),
  z.object({ type: z.literal('community-answered'), subject: z.string() }),
  z.object({ type: z.literal('payout-reversed'), amount: money }),
  z.object({ type: z.literal('payout-method-changed'), masked: z.string() }),
  z.object({ type: z.literal('question-answered'), friend: z.string(), granted: z.boolean() }),
  z.object({ type: z.literal('reward-moved'), friend: name }),
]);

/** A notification as one sentence, and the page where it goes on. */
export function noticeText(words: PortalWords, row: { type: string; data: Record<string, unknown> }) {
  const parsed = notice.safeParse({ ...row.data, type: row.type });
  if (!parsed.success) return { text: words.t('news.type.other'), href: '/portal' };
  return { text: sentence(words, parsed.data), href: hrefOf(parsed.data.type) };
}

function sentence(words: PortalWords, data: z.output<typeof notice>): string {
  const { t, locale } = words;
  switch (data.type) {
    case 'code-opened':
      return t('news.type.code-opened', { code: data.code });
    case 'friend-enrolled':
      return t('news.type.friend-enrolled', { friend: data.friend ?? 'none', program: data.program });
    case 'milestone-reached':
      return t('news.type.milestone-reached', { friends: data.friends, program: data.program });
    case 'program-changed':
      return t(`news.type.program-changed.${data.change}`, { program: data.program });
    case 'lead-submitted':
      return t('news.type.lead-submitted', { friend: data.friend ?? 'none', program: data.program });
    case 'referral-expired':
      return t('news.type.referral-expired', { friend: data.friend ?? 'none' });
    case 'reward-granted': {
      const rewards = data.rewards.map((one) => rewardText(words, one)).join(', ');
      if (data.side === 'referee') return t('news.type.reward-welcome', { rewards });
      return t('news.type.reward-granted', { friend: data.other ?? 'none', rewards });
    }
    case 'reward-approved':
      return t('news.type.reward-approved', { rewards: rewardText(words, data.reward) });
    case 'reward-checked':
    case 'appeal-overdue':
      return t(`news.type.${data.type}`, { friend: data.friend ?? 'none' });
    case 'appeal-received':
      return t('news.type.appeal-received', { friend: data.friend ?? 'none', date: data.answerDueAt });
    case 'reward-decided':
      return t(`news.type.reward-${data.decision}`, { friend: data.friend ?? 'none' });
    case 'payout-settled':
      return t('news.type.payout-settled', { amount: formatMoney(data.amount, locale) });
    case 'credit-received':
    case 'credit-given':
    case 'credit-offered':
      return t(`news.type.${data.type}`, { friend: data.other ?? 'none', amount: formatMoney(data.amount, locale) });
    case 'credit-expiring':
      return t('news.type.credit-expiring', { amount: formatMoney(data.amount, locale), date: data.expiresAt });
    case 'merchandise-sent':
      return t('news.type.merchandise-sent', { item: data.item });
    case 'community-answered':
      return t('news.type.community-answered', { subject: data.subject });
    case 'payout-reversed':
      return t('news.type.payout-reversed', { amount: formatMoney(data.amount, locale) });
    case 'question-answered':
      return t(data.granted ? 'news.type.question-granted' : 'news.type.question-declined', { friend: data.friend });
    case 'reward-moved':
      return t('news.type.reward-moved', { friend: data.friend ?? 'none' });
    case 'payout-method-changed':
      return t('news.type.payout-method-changed', { masked: data.masked });
  }
}

function rewardText({ t, locale }: PortalWords, { kind, item, amount }: z.output<typeof reward>): string {
  return t(`news.reward.${kind}`, { amount: formatMoney(amount, locale), item: item ?? 'none' });
}

const PROGRESS: readonly string[] = [
  'lead-submitted',
  'code-opened',
  'friend-enrolled',
  'milestone-reached',
  'question-answered',
  'reward-moved',
  'reward-checked',
  'reward-decided',
  'appeal-received',
  'appeal-overdue',
];

function hrefOf(type: z.output<typeof notice>['type']): string {
  if (type === 'payout-method-changed' || type === 'payout-reversed') return '/portal/settings';
  if (type === 'community-answered') return '/portal/questions';
  if (type === 'program-changed') return '/portal';
  if (PROGRESS.includes(type)) return '/portal/progress';
  return type === 'referral-expired' ? '/portal/share' : '/portal/wallet';
}
