import { csvDownload } from '@/lib/auth/csv-download';
import { openRewardsCsv } from '@/lib/services/rewards/export-rewards';
import { PROMISED } from '../promised';

/** Merchandise that programmes promised and that waits to be handed over, as CSV. */
export function GET(): Promise<Response> {
  return csvDownload('rewards:read', 'promised.csv', (ctx) => openRewardsCsv(ctx, PROMISED));
}
