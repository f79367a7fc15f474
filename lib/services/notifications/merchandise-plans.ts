import { findHandedOver, type HandedOverNotice } from '@/db/queries/merchandise-notices';
import type { MailSchool } from '@/lib/domain/notifications/mails';
import type { Tx } from '../transact';
import { greeting, type NoticePlan, tellContact } from './plan';

/** Merchandise that was chosen for credit was handed over or sent; any other end of a redemption is told to nobody. */
export async function planRedemptionSettled(
  tx: Tx,
  school: MailSchool,
  { redemptionId, status }: { redemptionId: string; status: string },
): Promise<NoticePlan[]> {
  if (status !== 'fulfilled') return [];
  return handedOver(school, await findHandedOver(tx.sql, { redemptionId }), redemptionId);
}

/** The merchandise that a programme promised was handed over or sent. */
export async function planRewardHandedOver(tx: Tx, school: MailSchool, rewardId: string): Promise<NoticePlan[]> {
  return handedOver(school, await findHandedOver(tx.sql, { rewardId }), rewardId);
}

function handedOver(school: MailSchool, notice: HandedOverNotice | null, id: string): NoticePlan[] {
  if (!notice) return [];
  const { item, note, person } = notice;
  return [
    tellContact({
      person,
      audience: person.takesPart ? 'referrer' : 'referee',
      mail: { ...greeting(school, person.firstName, '/portal/wallet'), template: 'merchandise-sent', item, note },
      portal: { type: 'merchandise-sent', data: { item } },
      dedupeKey: `merchandise-sent:${id}`,
    }),
  ];
}
