import { decimalString } from '@/lib/domain/money/money';
import { listReferralsSchema } from '@/lib/domain/referrals/schema';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { type CsvColumns, pagesAsCsv } from '../pages-as-csv';
import { parse } from '../parse';
import type { ReferralDetail } from './read-referral';
import { listReferrals } from './reads';

const COLUMNS: CsvColumns<ReferralDetail> = {
  id: (row) => row.id,
  status: (row) => row.status,
  program: (row) => row.programName,
  code: (row) => row.code,
  referrerId: (row) => row.referrerId,
  referrer: (row) => row.referrerName,
  refereeId: (row) => row.refereeId,
  referee: (row) => row.refereeName,
  channel: (row) => row.channel,
  source: (row) => row.utmSource,
  campaign: (row) => row.utmCampaign,
  sharedAt: (row) => row.sharedAt,
  referredAt: (row) => row.referredAt,
  convertedAt: (row) => row.convertedAt,
  rewardedAt: (row) => row.rewardedAt,
  expiresAt: (row) => row.expiresAt,
  reward: (row) => decimalString(row.rewardAmountMinor, row.currency),
  currency: (row) => row.currency,
  reason: (row) => row.reason,
};

/** The filtered list of referrals as CSV, newest first. Input: `{status?, programId?, referrerId?}`. */
export async function openReferralsCsv(ctx: Ctx, input: unknown = {}): Promise<AsyncIterable<string>> {
  authorize(ctx, 'referrals:read');
  const filter = parse(listReferralsSchema.pick({ status: true, programId: true, referrerId: true }), input);
  return pagesAsCsv(COLUMNS, (cursor) => listReferrals(ctx, { ...filter, limit: 100, ...(cursor ? { cursor } : {}) }));
}
