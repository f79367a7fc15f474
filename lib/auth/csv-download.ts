import type { Scope } from '@/lib/domain/organizations/roles';
import type { Ctx } from '@/lib/services/context';
import { runDownload } from './run-download';
import { requireStaff } from './session';
import { streamOf } from './stream-of';

/** A list as a CSV file for staff, sent as it is read. */
export function csvDownload(
  scope: Scope,
  fileName: string,
  open: (ctx: Ctx) => Promise<AsyncIterable<string>>,
): Promise<Response> {
  return runDownload(async () => ({
    body: streamOf(await open(await requireStaff(scope))),
    contentType: 'text/csv; charset=utf-8',
    fileName,
  }));
}
