import { decimalString } from '@/lib/domain/money/money';
import { listReferralsSchema } from '@/lib/domain/referrals/schema';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { pagesAsCsv } from '../pages-as-csv';
import { parse } from '../parse';
import { listReferrals } from './reads';

const HEAD = [
  ...[
    'id',
    'status',
    'program',
    'code',
    'referrerId',
    'referrer',
    'refereeId',
    'referee',
    'channel',
    'source',
    'campaign',
  ],
  ...['sharedAt', 'referredAt', 'convertedAt', 'rewardedAt', 'expiresAt', 'reward', 'currency', 'reason'],
];

/** The filtered list of referrals as CSV, newest first. Input: `{status?, programId?, referrerId?}`. */
export async function openReferralsCsv(ctx: Ctx, input: unknown = {}): Promise<AsyncIterable<string>> {
  authorize(ctx, 'referrals:read');
  const filter = parse(listReferralsSchema.pick({ status: true, programId: true, referrerId: true }), input);
  return pagesAsCsv(
    HEAD,
    (cursor) => listReferrals(ctx, { ...filter, limit: 100, ...(cursor ? { cursor } : {}) }),
    (row) => [
      ...[
        row.id,
        row.status,
        row.programName,
        row.code,
        row.referrerId,
        row.referrerName,
        row.refereeId,
        row.refereeName,
      ],
      ...[row.channel, row.utmSource, row.utmCampaign, row.sharedAt, row.referredAt, row.convertedAt, row.rewardedAt],
      ...[row.expiresAt, decimalString(row.rewardAmountMinor, row.currency), row.currency, row.reason],
    ],
  );
}
