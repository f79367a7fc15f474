import { findQualityFacts, type QualityRow, updateQuality } from '@/db/queries/milestones';
import { type QualityScore, qualityScore } from '@/lib/domain/referrals/quality-score';
import type { Tx } from '../transact';

/** The quality of referrals as they are now, with its reasons, by their ids. */
export async function qualitiesOf(tx: Tx, referralIds: readonly string[]): Promise<Map<string, QualityScore>> {
  const rows = referralIds.length ? await findQualityFacts(tx.sql, referralIds) : [];
  return new Map(rows.map((row) => [row.id, qualityOf(row)]));
}

/** Writes the scores of referrals anew, after something that they depend on has changed. */
export async function refreshQuality(tx: Tx, referralIds: readonly string[]): Promise<void> {
  const scores = await qualitiesOf(tx, [...new Set(referralIds)]);
  await updateQuality(
    tx.sql,
    [...scores].map(([id, { score }]) => ({ id, score })),
  );
}

function qualityOf({ leadSince, keptMinor, earnedMinor, ...facts }: QualityRow): QualityScore {
  return qualityScore({
    ...facts,
    wasOpenLead: leadSince !== null && leadSince < facts.sharedAt,
    keptBps: facts.convertedAt ? keptBps(keptMinor ?? 0, earnedMinor) : null,
  });
}

function keptBps(keptMinor: number, earnedMinor: number | null): number {
  return earnedMinor ? Math.min(10_000, Math.floor((keptMinor * 10_000) / earnedMinor)) : 10_000;
}
