import { csvDownload } from '@/lib/auth/csv-download';
import { openReferralsCsv } from '@/lib/services/referrals/export-referrals';
import { loadReferralParams } from '../search-params';

/** The filtered list of referrals as CSV: the same `?status=&program=&referrer=` as in the address of the list. */
export function GET(request: Request): Promise<Response> {
  return csvDownload('referrals:read', 'referrals.csv', (ctx) => {
    const { status, program, referrer } = loadReferralParams(request);
    return openReferralsCsv(ctx, {
      ...(status ? { status } : {}),
      ...(program ? { programId: program } : {}),
      ...(referrer ? { referrerId: referrer } : {}),
    });
  });
}
