import { findRewardNotices, type RewardNotice } from '@/db/queries/notice-facts';
import type { MailReward, MailSchool } from '@/lib/domain/notifications/mails';
import { publicName } from '@/lib/domain/people/public-name';
import type { Tx } from '../transact';
import { greeting, type NoticePlan, tellContact } from './plan';

/** A conversion has earned: every recipient is told once, of all that is his. */
export async function planRewardsGranted(tx: Tx, school: MailSchool, conversionId: string): Promise<NoticePlan[]> {
  return plansOfGrant(school, await findRewardNotices(tx.sql, { conversionId }), conversionId);
}

/** One message a recipient and side. `key` is what makes it one: the conversion, or the override that granted anew. */
export function plansOfGrant(school: MailSchool, rows: readonly RewardNotice[], key: string): NoticePlan[] {
  const groups = Map.groupBy(rows, ({ recipient, side }) => `${recipient.id} ${side}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { recipient, side, payableAt, isHeld, conversionId } = first;
    const common = greeting(school, recipient.firstName, '/portal/wallet');
    const rewards = group.map(rewardOf);
    const other = publicName(first.otherFirstName);
    const requiresApproval = group.some((row) => row.requiresApproval);
    const facts = { side, other, rewards, requiresApproval };
    return tellContact({
      person: recipient,
      audience: side,
      mail: { ...common, template: 'reward-granted', ...facts, payableAt, isHeld },
      portal: {
        type: 'reward-granted',
        data: {
          conversionId,
          ...facts,
          rewardIds: group.map(({ rewardId }) => rewardId),
          payableAt: payableAt.toISOString(),
        },
      },
      dedupeKey: `granted:${key}:${side}`,
    });
  });
}

/** A reward was approved: its recipient is told what happens next. */
export async function planRewardApproved(tx: Tx, school: MailSchool, rewardId: string): Promise<NoticePlan[]> {
  const [row] = await findRewardNotices(tx.sql, { rewardId });
  if (!row) return [];
  const { recipient, side, payableAt } = row;
  const common = greeting(school, recipient.firstName, '/portal/wallet');
  const reward = rewardOf(row);
  return [
    tellContact({
      person: recipient,
      audience: side,
      mail: { ...common, template: 'reward-approved', reward, payableAt },
      portal: { type: 'reward-approved', data: { rewardId, reward, payableAt: payableAt.toISOString() } },
      dedupeKey: `approved:${rewardId}`,
    }),
  ];
}

function rewardOf({ kind, item, amountMinor, currency }: RewardNotice): MailReward {
  return { kind, item, amount: { amountMinor, currency } };
}
