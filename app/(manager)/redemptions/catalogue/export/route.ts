import { csvDownload } from '@/lib/auth/csv-download';
import { openCatalogueCsv } from '@/lib/services/redemptions/export-catalogue';

/** The catalogue as CSV. */
export function GET(): Promise<Response> {
  return csvDownload('rewards:read', 'catalogue.csv', openCatalogueCsv);
}
