import { csvDownload } from '@/lib/auth/csv-download';
import { openStaffCsv } from '@/lib/services/organizations/export-staff';

/** The staff as CSV. */
export function GET(): Promise<Response> {
  return csvDownload('staff:read', 'staff.csv', openStaffCsv);
}
