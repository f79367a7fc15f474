import { csvDownload } from '@/lib/auth/csv-download';
import { openRewardsCsv } from '@/lib/services/rewards/export-rewards';
import { filterOf, loadRewardParams } from '../search-params';

/** The list of rewards in a view as CSV: the same `?view=` as in the address of the list. */
export function GET(request: Request): Promise<Response> {
  return csvDownload('rewards:read', 'rewards.csv', (ctx) =>
    openRewardsCsv(ctx, filterOf(loadRewardParams(request).view)),
  );
}
