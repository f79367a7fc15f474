import { csvDownload } from '@/lib/auth/csv-download';
import { openSuppressionsCsv } from '@/lib/services/notifications/export-suppressions';

/** Addresses that must not be written to, as CSV. */
export function GET(): Promise<Response> {
  return csvDownload('people:read', 'addresses.csv', openSuppressionsCsv);
}
