import {
  findPayoutSubjects,
  findRefundReasons,
  findRewardSubjects,
  type PayoutSubject,
  type RewardSubject,
} from '@/db/queries/statements';
import type { Language } from '@/lib/domain/common/languages';
import type { StatementEntry } from '@/lib/domain/ledger/statement';
import { publicName } from '@/lib/domain/people/public-name';
import { REFUND_REASONS } from '@/lib/domain/refunds/schema';
import { sayReason } from '@/lib/i18n/say-reason';
import { translator } from '@/lib/i18n/translator';
import type { Tx } from '../transact';

type Words = ReturnType<typeof translator<'statements'>>;

export interface DescribedEntry extends StatementEntry {
  /** What it was, in words for the person it concerns. */
  description: string;
}

/** Says of each movement in a language what it was: for whom and in which programme, why something was taken back, how it was paid. */
export async function describeEntries(
  tx: Tx,
  entries: readonly StatementEntry[],
  locale: Language = 'en',
): Promise<DescribedEntry[]> {
  const idsOf = (type: string) => [
    ...new Set(entries.filter(({ subjectType }) => subjectType === type).map(({ subjectId }) => subjectId)),
  ];
  const rewards = new Map((await findRewardSubjects(tx.sql, idsOf('reward'))).map((row) => [row.id, row]));
  const payouts = new Map((await findPayoutSubjects(tx.sql, idsOf('payout'))).map((row) => [row.id, row]));
  const refunds = await findRefundReasons(
    tx.sql,
    entries.flatMap(({ causeId }) => causeId ?? []),
  );
  const t = translator('statements', undefined, locale);
  return entries.map((entry) => {
    const reward = rewards.get(entry.subjectId);
    const payout = payouts.get(entry.subjectId);
    // What was written in the ledger stays there, in English, so it is translated here.
    const said = { ...entry, reason: sayReason(entry.reason, locale) };
    const description = reward
      ? rewardWords(t, said, reward, refunds.get(entry.causeId ?? ''))
      : payout
        ? payoutWords(t, said, payout, payout.failureReason && sayReason(payout.failureReason, locale))
        : otherWords(t, said);
    return { ...entry, description };
  });
}

function rewardWords(t: Words, entry: StatementEntry, reward: RewardSubject, refund: string | undefined): string {
  const what = whatWords(t, reward);
  switch (entry.kind) {
    case 'clawback': {
      const known = REFUND_REASONS.find((reason) => reason === refund);
      return known
        ? t('move.clawback', { what, why: t(`refund.${known}`) })
        : t('move.clawback', { what, why: entry.reason });
    }
    case 'reject':
      return t('move.reject', { what, why: entry.reason });
    case 'grant':
    case 'approve':
    case 'expire':
    case 'credit-expired':
    case 'hand-over':
      return t(`move.${entry.kind}`, { what });
    default:
      return t('move.other', { what, why: entry.reason });
  }
}

/** The reward itself: "Reward for Ben, Bring a friend". Only the first name of the friend is told. */
function whatWords(t: Words, { side, line, item, programName, refereeName }: RewardSubject): string {
  const friend = publicName(refereeName) ?? t('friend');
  const about = { friend, program: programName, item: item ?? '' };
  if (item) return side === 'referee' ? t('what.ownItem', about) : t('what.item', about);
  if (side === 'referee') return t('what.referee', about);
  return line.startsWith('bonus') ? t('what.bonus', about) : t('what.referrer', about);
}

function payoutWords(
  t: Words,
  entry: StatementEntry,
  { reference, status }: PayoutSubject,
  failure: string | null,
): string {
  const named = { reference: reference ?? 'none' };
  if (entry.kind === 'payout-sent') {
    return t(status === 'paid' ? 'payout.paid' : status === 'processing' ? 'payout.sent' : 'payout.undone', named);
  }
  const why = failure ?? entry.reason;
  if (entry.kind === 'payout-failed') return t('payout.failed', { ...named, why });
  if (entry.kind === 'payout-reversed') return t('payout.reversed', { ...named, why });
  return entry.reason;
}

function otherWords(t: Words, entry: StatementEntry): string {
  if (entry.kind === 'merge') return t('merge');
  if (entry.kind === 'unmerge') return t('unmerge');
  if (entry.kind !== 'credit-transferred') return entry.reason;
  return t(entry.amountMinor < 0 ? 'credit.given' : 'credit.received');
}
