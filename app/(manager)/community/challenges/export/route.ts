import { csvDownload } from '@/lib/auth/csv-download';
import { openChallengesCsv } from '@/lib/services/community/export-challenges';

/** The challenges as CSV. */
export function GET(): Promise<Response> {
  return csvDownload('programs:read', 'challenges.csv', openChallengesCsv);
}
