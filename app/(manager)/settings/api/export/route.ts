import { csvDownload } from '@/lib/auth/csv-download';
import { openApiClientsCsv } from '@/lib/services/api-clients/export-clients';

/** The API clients as CSV. */
export function GET(): Promise<Response> {
  return csvDownload('api-clients:write', 'api-clients.csv', openApiClientsCsv);
}
