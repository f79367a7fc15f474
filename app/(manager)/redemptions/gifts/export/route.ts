import { csvDownload } from '@/lib/auth/csv-download';
import { openTransfersCsv } from '@/lib/services/redemptions/export-transfers';

/** Credit that changed hands as CSV. */
export function GET(): Promise<Response> {
  return csvDownload('rewards:read', 'gifts.csv', openTransfersCsv);
}
